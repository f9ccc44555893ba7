/* What changes a place or a stop by hand: forms for the pop-up, whose requests are listed in
   dashboard/project/asking.py. Everything is set as text. */
import { element, joined } from "../shared/element.js";

/** @import { AlternativeView, StopView, ToldPlace } from "../view.d.ts" */

const STATUSES = [["visited", "visited"], ["planned", "planned"], ["past", "earlier"], ["cancelled", "called off"]];
const SCOPES = [["article", "wherever this article has it"], ["mention", "only there"], ["project", "in every article"]];
const WORDS = 60; // characters of a sentence in the list of those that name a place

const button = (text, act) => {
  const made = element("button", "edit-button", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};

const select = (name, choices, chosen = "") => {
  const made = element("select", "edit-select");
  made.setAttribute("aria-label", name);
  for (const [value, text] of choices) {
    const option = element("option", "", text);
    option.value = value;
    option.selected = value === chosen;
    made.append(option);
  }
  return made;
};

const input = (name, type, value = "") => {
  const made = element("input", "edit-input");
  made.type = type;
  made.defaultValue = value;
  made.setAttribute("aria-label", name);
  return made;
};

const row = (label, ...parts) => element("div", "edit-row", label && element("span", "edit-label", label), ...parts);

/* The marks of the sentences that name a place, each once. */
function mentionsOf(place) {
  const found = new Map();
  const told = [...place.stops, ...place.perhaps, ...place.stations].flatMap((one) => one.quotes);
  for (const quote of [...told, ...place.quotes])
    for (const [start, end] of quote.marks)
      found.set(`${quote.article}#${quote.sentence}#${start}`, { quote, start, end });
  return [...found.values()];
}

function inWords({ quote, start, end }) {
  const letters = Array.from(quote.text), from = Math.max(0, start - WORDS / 2);
  const words = letters.slice(from, end + WORDS / 2).join("");
  return `${quote.source}, ${quote.sentence + 1}: ${from ? "…" : ""}${words}…`;
}

export class Editing {
  /** `send` is given a request; `search` gives the gazetteer's places by a name; `pick` calls back
      with a point of the map.
      @param {{ send: (request: object) => void, search: (name: string) => Promise<any[]>,
        pick: (then: (point: { lat: number, lng: number }) => void) => void }} options */
  constructor({ send, search, pick }) {
    this.send = send;
    this.search = search;
    this.pick = pick;
    this.isOn = false;
  }

  /** @param {ToldPlace} place */
  place(place) {
    const mentions = mentionsOf(place);
    if (!mentions.length) return element("p", "popup-note", "No sentence that is shown names it.");
    const which = select("Which sentence", mentions.map((one, at) => [String(at), inWords(one)]));
    const scope = select("How far", SCOPES);
    const about = () => {
      const { quote, start, end } = mentions[Number(which.value)];
      return { article: quote.article, sentence: quote.sentence, start, end, scope: scope.value, card: place.id };
    };
    const choose = (chosen) => this.send({ do: "choose-place", ...about(), ...chosen });
    const { name, find, list } = this.finder(place.alternatives, place.id, choose);
    return element("div", "edit-form",
      mentions.length > 1 ? row("The name in", which) : null,
      row("Counts", scope),
      row("", name, find),
      list,
      row("",
        button("Point on the map", () => this.pick(({ lat, lng }) => choose({ point: [lat, lng] }))),
        button("Not a place", () => this.send({ do: "not-a-place", ...about() })),
        button("A government", () => this.send({ do: "government", ...about() })),
        button("It is right", () => choose({ place: place.id }))),
      this.added(place, about));
  }

  /* A choice of another place than the one with an id: the alternatives, or by its name; `choose` is called
     with it as a request has it. */
  finder(alternatives, id, choose) {
    const list = element("ul", "edit-choices");
    const offer = (places) => list.replaceChildren(...places.map((other) => {
      const made = button("", () => choose({ place: other.id }));
      made.append(element("b", "", other.name), ` ${joined([other.what, other.where], ", ")}`);
      return element("li", "", made);
    }));
    offer(alternatives.filter((other) => other.id));
    const name = input("Another place by its name", "search");
    name.placeholder = "another place";
    const look = async () => {
      if (!name.value.trim()) return;
      const found = (await this.search(name.value)).filter((other) => other.id !== id);
      if (found.length) offer(found);
      else list.replaceChildren(element("li", "popup-note", "No layer of the gazetteer knows that name."));
    };
    name.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") look();
    });
    return { name, find: button("Find", look), list };
  }

  /* Somebody was here, as one of the sentences says. */
  added(place, about) {
    const who = input("Who was here", "text"), day = input("On which day", "date");
    who.placeholder = "who";
    who.addEventListener("keydown", (event) => event.stopPropagation());
    const status = select("Status", STATUSES);
    const add = () => {
      const { article, sentence } = about();
      if (who.value.trim()) this.send({
        do: "add-stop", article, sentence, place: place.id, traveller: who.value.trim(), status: status.value, first: day.value,
      });
      else who.focus();
    };
    return row("Somebody was here", who, status, day, button("Add the stop", add));
  }

  /** @param {StopView} stop @param {AlternativeView[]} alternatives  what its place might also have been */
  stop(stop, alternatives) {
    const about = {
      traveller_shown: stop.traveller, trip: stop.trip, order: stop.order, place_shown: stop.place, perhaps: stop.perhaps,
    };
    const send = (what, more = {}) => this.send({ do: what, ...about, ...more });
    const status = select("Status", STATUSES, stop.status);
    status.addEventListener("change", () => send("set-status", { status: status.value }));
    const first = input("First day", "date", stop.first_day), last = input("Last day", "date", stop.last_day);
    const who = input("Traveller", "text", stop.traveller);
    who.addEventListener("keydown", (event) => event.stopPropagation());
    const days = () => first.value && send("set-day", { first: first.value, last: last.value || first.value });
    const { name, find, list } = this.finder(alternatives, stop.place, (chosen) => send("set-place", chosen));
    const point = button("Point on the map", () => this.pick(({ lat, lng }) => send("set-place", { point: [lat, lng] })));
    return element("div", "edit-form",
      row("",
        button("It is right", () => send("confirm")),
        button("No such stop", () => send("drop")),
        ...(stop.perhaps ? [] : [button("Earlier", () => send("earlier")), button("Later", () => send("later"))])),
      row("It was in", name, find, point),
      list,
      row("Status", status),
      row("Days", first, last, button("Set", days)),
      row("Traveller", who, button("Set", () => who.value.trim() && send("set-traveller", { traveller: who.value.trim() }))));
  }
}
