// The project behind the page, as it changes: by what is corrected here, and by other pages.

import { post, sourceOf } from "../shared/page.js";
import { asked, insisted } from "../shared/source.js";

/** @import { Source } from "../shared/source.js" */

const ASKING_MS = 10_000; // how long after Python is asked for a view it is not asked again
const UNHEARD = "The server does not answer. Whether this was changed is seen when the page is loaded anew.";
const LOOKING_MS = 900; // how often a page that is seen asks whether its project has changed
// Are there while Python runs, which brings what is new, and while something is asked for, which a run
// would disturb.
const BUSY = '[data-testid="stStatusWidget"], [data-testid="stDialog"]';

/** Whose project it is: shows the views that its changes make, and has Python follow.
    @typedef {{ source: Source | null, token: string, version: number, openPin(place: string): void,
      showChanged(before: Source, answer: object): void, askPython(token: string, isOwn: boolean): void,
      expect(isOwn: boolean): void }} Owner */

export class Following {
  /** @param {Owner} owner */
  constructor(owner) {
    this.owner = owner;
    this.changing = Promise.resolve();
    this.told = { version: 0, at: -Infinity };
    this.toldOf = 0; // articles, of which Python was asked for a view
  }

  // Asks now and then whether another page has changed the project, and at once when one of this
  // browser says so.
  begin() {
    if (this.looking) return;
    this.channel = new BroadcastChannel("dateline");
    this.channel.addEventListener("message", () => this.look(true));
    this.looking = setInterval(() => document.visibilityState === "visible" && this.look(), LOOKING_MS);
  }

  // A change may still be on its way.
  end() {
    clearInterval(this.looking);
    this.channel?.close();
    this.looking = this.channel = null;
  }

  // Another project is shown, of which nothing was asked.
  turn(project) {
    if (project !== this.project) this.toldOf = 0;
    this.project = project;
  }

  // One look at a time: a server that is slow to answer is not asked the more for it, and a change that
  // is made meanwhile does not wait for the answer.
  async look(isTold = false) {
    const { source } = this.owner;
    if (!source || this.isBusy || this.isLooking) return;
    this.isLooking = true;
    try {
      await this.compare(source, isTold);
    } finally {
      this.isLooking = false;
    }
  }

  async compare(source, isTold) {
    const answer = await asked(source, "version");
    if (!answer || answer.error || this.owner.source !== source || this.isBusy) return;
    this.hearOfReading(answer);
    const { seen } = this, { version, by_others: byOthers } = answer;
    this.seen = version;
    if (version === this.owner.version) return;
    if (byOthers) await this.catchUp(source);
    // A change of this page's own, by Python, is on its way here already: it is waited for once.
    else if (version === seen || isTold) this.askFor(version);
  }

  // Has Python draw the page of that version of the project, if it does not already.
  askFor(version) {
    const now = performance.now();
    if (version === this.told.version && now - this.told.at < ASKING_MS) return;
    this.told = { version, at: now };
    this.owner.expect(false);
    this.owner.askPython("", false);
  }

  get isBusy() {
    return this.isChanging || Boolean(document.querySelector(BUSY));
  }

  // Shows what another page has made of the project, unless this one is at it by now. Python follows; it
  // is asked for the view where the server does not give it.
  async catchUp(before) {
    const answer = await asked(before, "news");
    if (!answer || answer.error || this.owner.source !== before || this.isBusy) return;
    const { version, token } = answer;
    if (version === this.owner.version) return;
    if (!token) return void this.askFor(version);
    this.owner.expect(false);
    this.owner.showChanged(before, answer);
    this.owner.askPython(token, false);
  }

  // How many articles the server has read: the page shows them when they are twice as many, or all.
  hearOfReading({ shown, read, of, stopped }) {
    post(window, { type: "reading", read, of, stopped });
    if (shown >= read || read <= this.toldOf || (read < of && read < 2 * shown)) return;
    this.toldOf = read;
    this.owner.expect(false);
    this.owner.askPython("", false);
  }

  // Changes the project, one change after the other, and shows what it is then.
  correct(request) {
    this.inTurn(async () => {
      const before = sourceOf(this.owner.token), answer = await insisted(before, "event", request);
      if (!answer || answer.error) {
        const text = answer?.error ?? UNHEARD;
        post(window, { type: "refused", text });
        return;
      }
      const { token, version, place } = answer;
      this.owner.expect(true);
      this.channel?.postMessage(version);
      this.owner.showChanged(before, answer);
      if (place && request.card && place !== request.card) this.owner.openPin(place);
      this.owner.askPython(token, true);
    });
  }

  // One after the other, and no looks in between. One that fails, the console says; the next is made.
  inTurn(change) {
    this.changing = this.changing.then(async () => {
      this.isChanging = true;
      try {
        await change();
      } catch (trouble) {
        console.error(trouble);
      } finally {
        this.isChanging = false;
      }
    });
  }
}
