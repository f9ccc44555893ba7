// What is under the map: the timeline, the stops of the journey, the places on no route, the names not placed.
// A place's name opens its pin, a quote its sentence; both go as messages to the reader, which is
// the bridge (see reader.js), and what opens elsewhere is marked here.

const PAPER = 680; // pixels across a sheet
const PAGE = 50; // rows that a table shows at once
const QUOTE_LENGTH = 96; // characters of a sentence that a table shows, around the name
const { lookOf, namesOf, otherwise, sign, undisputed } = window.Dateline;

// The words around the first mark, or the beginning, cut at spaces. Marks count characters as Python
// does (code points).
const excerpt = ({ text, marks }) => {
  const letters = Array.from(text);
  if (letters.length <= QUOTE_LENGTH) return `“${text}”`;
  const [from, to] = marks[0] ?? [0, 0];
  const around = Math.max(0, Math.floor((QUOTE_LENGTH - (to - from)) / 2));
  let start = to <= QUOTE_LENGTH ? 0 : from - around;
  if (start) start = letters.indexOf(" ", start) + 1;
  let end = Math.min(letters.length, Math.max(to, start + QUOTE_LENGTH));
  if (end < letters.length) end = Math.max(to, letters.lastIndexOf(" ", end));
  const words = letters.slice(start, end).join("");
  return `“${start ? "…" : ""}${words}${end < letters.length ? "…" : ""}”`;
};

const link = (className, text, href, message) => {
  const anchor = make("a", className, text, { href });
  anchor.addEventListener("click", (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    event.stopPropagation();
    post(window, message);
  });
  return anchor;
};

// A quote as a link to its sentence.
const toSentence = (className, text, { article, sentence }) =>
  link(className, text, address(article, sentence), { type: "sentence", article, sentence });

// Where sentences stand, article by article: a link each.
const sources = (quotes) =>
  [...Map.groupBy(quotes, ({ source }) => source)].map(([source, told]) => {
    const line = make("span", "dl-note", `${source}, sentence `);
    for (const [at, quote] of told.entries())
      line.append(at ? ", " : "", toSentence("dl-source", String(quote.sentence + 1), quote));
    return line;
  });

// The first quote that names the place, and below it where it and the others stand.
const evidence = (quotes, ...notes) => {
  const box = make("td", "dl-evidence");
  const first = quotes.find((quote) => quote.marks.length) ?? quotes[0];
  if (first) box.append(toSentence("dl-quote", excerpt(first), first));
  box.append(...sources(quotes));
  box.append(...notes.filter(Boolean).map((note) => make("span", "dl-note", note)));
  return box;
};

// Where articles contradict each other: what each side says, with its sentences.
const disagreement = ({ what, sides }) => {
  const box = make("div", "dl-doubt");
  box.append(make("span", "dl-doubt-title", `The articles disagree on the ${what}`));
  for (const { says, quotes } of sides) {
    const side = box.appendChild(make("div", "dl-side"));
    side.append(make("b", "", says), ` says ${namesOf(quotes)}: `);
    if (quotes.length) side.append(toSentence("dl-quote", excerpt(quotes[0]), quotes[0]));
    side.append(...sources(quotes));
  }
  return box;
};

const pin = (place, name, quote) =>
  link("dl-place", name, quote ? address(quote.article, quote.sentence) : "#", {
    type: "open",
    place,
  });

// A table of items, a page of its rows at a time; `draw` makes the row of one. The first head, that of
// the signs, is written only for who hears it.
const table = (caption, heads, items, draw, count) => {
  const box = make("div", "dl-paged");
  const element = box.appendChild(make("div", "dl-scroll")).appendChild(make("table", "", "", { "aria-label": caption }));
  const head = element.createTHead().insertRow();
  for (const name of heads) {
    const cell = head.appendChild(make("th", "", "", { scope: "col" }));
    cell.append(make("span", name === "Sign" ? "dl-unseen" : "", name));
  }
  const body = element.createTBody();
  const foot = box.appendChild(make("p", "dl-pages"));
  const show = (wanted) => {
    const drawn = body.rows.length;
    if (wanted < drawn) for (const row of [...body.rows].slice(wanted)) row.remove();
    else body.append(...items.slice(drawn, wanted).map(draw));
    count.set(caption, wanted);
    const left = items.length - body.rows.length;
    foot.hidden = left === 0;
    foot.firstChild.textContent = `${body.rows.length} of ${items.length} `;
    foot.children[1].textContent = `Show ${Math.min(PAGE, left)} more`;
    foot.children[2].hidden = left <= PAGE;
  };
  const button = (text, next) => {
    const made = foot.appendChild(make("button", "", text, { type: "button" }));
    made.addEventListener("click", () => {
      const drawn = body.rows.length;
      show(next(drawn));
      body.rows[drawn]?.querySelector("a")?.focus({ preventScroll: true });
    });
  };
  foot.append(make("span"));
  button("", (drawn) => drawn + PAGE);
  button(`Show all ${items.length}`, () => items.length);
  box.showAll = () => show(items.length);
  box.showAgain = (wanted) => show(wanted);
  show(Math.min(items.length, count.get(caption) ?? PAGE));
  return box;
};

const cell = (className, ...parts) => {
  const element = make("td", className);
  element.append(...parts.filter(Boolean));
  return element;
};

// What is drawn once it is opened.
const folded = (title, count, name) => {
  const details = make("details", "dl-more", "", { "data-name": name });
  const summary = details.appendChild(make("summary", "", title));
  summary.append(make("span", "dl-count", ` ${count}`));
  return details;
};

class Tables {
  constructor(root) {
    this.root = root;
    this.counts = new Map(); // how many rows each table shows
    this.pointed = { "is-open": () => false, "is-quoted": () => false };
    this.beforePrint = () => this.print(true);
    this.afterPrint = () => this.print(false);
    globalThis.addEventListener("beforeprint", this.beforePrint);
    globalThis.addEventListener("afterprint", this.afterPrint);
    this.resized = new ResizeObserver(() => this.fitTimeline());
    this.resized.observe(root);
    this.listen = (event) => this.hear(event);
    window.addEventListener("message", this.listen);
  }

  update({ data: { token } }) {
    const dark = isOnDark(this.root), given = JSON.stringify([token, dark]);
    if (given === this.given) return;
    this.given = given;
    const source = sourceOf(token);
    source.view((view) => this.given === given && this.draw(view, source, dark));
  }

  draw(view, source, dark) {
    this.root.classList.toggle("is-dark", dark);
    const open = [...this.root.querySelectorAll("details[open]")].map((one) => one.dataset.name);
    if (view.title !== this.title) this.counts.clear();
    this.title = view.title;
    this.several = view.travellers.length > 1;
    this.sign = (stop, size) => {
      const { rank, color } = lookOf(view.travellers, stop.traveller, dark);
      return sign(rank, stop.status, stop.number, color, size, stop.disagreements.length > 0);
    };
    const parts = [this.stops(view), ...this.unfolding(view, source, open)];
    parts.push(...view.wording.map((text) => make("p", "dl-wording", text)));
    this.root.replaceChildren(...parts.filter(Boolean));
    for (const details of this.root.querySelectorAll(".dl-time-undated")) details.open = open.includes(details.dataset.name);
    this.markRows();
  }

  // The folded tables, whose rows come when they are unfolded, or are there where the view is small.
  unfolding(view, source, open) {
    const named = view.places.filter(({ role }) => role === "named").length;
    const tables = [
      named && folded("Named, but not on the route", named, "named"),
      view.unplaced && folded("Names not placed", view.unplaced, "unplaced"),
    ].filter(Boolean);
    const fill = () => source.folded((rows) => {
      for (const details of tables) if (details.childElementCount < 2)
        details.append(this[details.dataset.name](rows, view));
    });
    for (const details of tables) {
      details.addEventListener("toggle", () => details.open && fill());
      details.open = open.includes(details.dataset.name);
    }
    if (view.parts && tables.length) fill();
    return tables;
  }

  destroy() {
    window.removeEventListener("message", this.listen);
    globalThis.removeEventListener("beforeprint", this.beforePrint);
    globalThis.removeEventListener("afterprint", this.afterPrint);
    this.resized.disconnect();
  }

  // Paper gets all rows of what is open and a timeline of its width, and the screen back what it showed.
  print(isPaper) {
    this.isOnPaper = isPaper;
    this.fitTimeline();
    for (const box of this.root.querySelectorAll(".dl-stops .dl-paged, details[open] .dl-paged")) {
      if (isPaper) {
        box.shownBefore ??= box.querySelector("tbody").rows.length;
        box.showAll();
      } else {
        box.showAgain(box.shownBefore);
        delete box.shownBefore;
      }
    }
  }

  hear({ origin, source, data }) {
    if (origin !== window.location.origin || source !== window || data?.dateline !== 1) return;
    if (data.type === "opened") this.point((row) => row.dataset.place === data.place);
    if (data.type === "selected") {
      const quoted = `${data.article}#${data.sentence}`;
      this.point((row) => (row.quoted ?? []).includes(quoted), "is-quoted");
    }
  }

  point(isMeant, className = "is-open") {
    this.pointed[className] = isMeant;
    this.markRows();
  }

  markRows() {
    for (const row of this.root.querySelectorAll("tbody tr, .dl-time button")) this.markRow(row);
  }

  markRow(row) {
    for (const [className, isMeant] of Object.entries(this.pointed)) row.classList.toggle(className, isMeant(row));
    return row;
  }

  row(place, quotes, cells) {
    const row = make("tr");
    row.dataset.place = place;
    row.quoted = quotes.map(({ article, sentence }) => `${article}#${sentence}`);
    row.append(...cells);
    row.addEventListener("click", () => {
      if (window.getSelection().isCollapsed) post(window, { type: "open", place });
    });
    return this.markRow(row);
  }

  stops({ title, stops }) {
    const section = make("section", "dl-stops");
    if (!stops.length) return null;
    const heads = ["Sign", "When", this.several ? "Who and where" : "Where", "Status", "Leg", "Evidence"];
    const time = section.appendChild(make("div", "dl-times"));
    time.stops = stops;
    time.append(...this.timeline(stops));
    section.append(table(title, heads, stops, (stop) => this.stop(stop), this.counts));
    return section;
  }

  // The pixels that there are from side to side.
  get width() {
    const width = this.root.clientWidth || 600;
    return this.isOnPaper ? Math.min(width, PAPER) : width;
  }

  // Draws the timeline anew once there is more room for it, or less.
  fitTimeline() {
    const time = this.root.querySelector(".dl-times");
    if (!time || Math.abs(this.width - this.drawnFor) < 8) return;
    const isOpen = time.querySelector("details")?.open;
    time.replaceChildren(...this.timeline(time.stops));
    if (isOpen) time.querySelector("details").open = true;
    this.markRows();
  }

  timeline(stops) {
    const open = (place) => post(window, { type: "open", place });
    this.drawnFor = this.width;
    return timeline(stops, { width: this.width, sign: this.sign, open });
  }

  stop(stop) {
    const when = stop.when || stop.when_text;
    const [first] = stop.quotes;
    const where = [pin(stop.place, stop.place_name, first)];
    if (this.several) where.unshift(make("span", "dl-who", stop.traveller));
    const asWritten = stop.when && stop.when_text && !stop.when.includes(stop.when_text);
    const row = this.row(stop.place, stop.quotes, [
      cell("dl-mark", this.sign(stop, stop.number ? 24 : 13)),
      cell("dl-when", when || make("span", "dl-quiet", "no day given"), otherwise(stop, "day"),
        asWritten && make("span", "dl-note", `“${stop.when_text}”`)),
      cell("dl-where", ...where),
      cell("dl-state", make("span", `dl-status-word is-${stop.status}`, stop.status_words), otherwise(stop, "status")),
      cell("dl-leg", stop.km === null ? "" : `${stop.km.toLocaleString("en")} km ${stop.bearing}`),
      evidence(undisputed(stop), stop.same_wording, stop.borrowed),
    ]);
    row.lastChild.prepend(...stop.disagreements.map(disagreement));
    row.title = stop.rule;
    return row;
  }

  named({ named }, { places }) {
    const draw = ({ place: number, why, quote, others }) => {
      const place = places[number], quotes = quote ? [quote] : [];
      return this.row(place.id, quotes, [
        cell("dl-where", pin(place.id, place.name, quote)),
        cell("dl-quiet", [place.what, place.where].filter(Boolean).join(", ")),
        cell("", why),
        evidence(quotes, this.others(others)),
      ]);
    };
    const heads = ["Place", "What and where", "Why it is on no route shown", "First named in"];
    return table("Named, but not on the route", heads, named, draw, this.counts);
  }

  others(count) {
    if (count < 1) return "";
    return `and in ${count} other sentence${count > 1 ? "s" : ""}`;
  }

  unplaced({ unplaced }) {
    const draw = ({ name, why, quote }) => {
      const row = make("tr");
      row.append(cell("", name), cell("", why), evidence([quote]));
      return row;
    };
    return table("Names not placed", ["Name", "Why", "Sentence"], unplaced, draw, this.counts);
  }
}

export default (component) => {
  const root = component.parentElement.querySelector(".dl-tables");
  root.tables ??= new Tables(root);
  root.tables.update(component);
  return () => root.tables.destroy();
};
