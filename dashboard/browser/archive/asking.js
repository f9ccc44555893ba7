// What the page over an archive asks its server for (dashboard/page/archive_serving.py).

/** @typedef {{ cell: string, place: number, name: string, lat: number, lon: number, mentions: number, places: number }} Cell */
/** @typedef {{ id: string, title: string | null, source: string | null, published: string | null, name: string | null, start: number | null }} Listed */
/** @typedef {{ person: number, name: string, stops: number, first: string | null, last: string | null }} Traveller */
/** @typedef {{ text: string, place: number | null, note: string }} Segment */
/** @typedef {{ index: number, begins: boolean, segments: Segment[] }} Said */
/** @typedef {{ place: number, name: string, lat: number, lon: number }} Mentioned */
/** @typedef {{ id: string, title: string | null, source: string | null, published: string | null, url: string | null,
      sentences: Said[], places: Mentioned[], travellers: Traveller[], sentence: number | null }} Opened */
/** @typedef {{ place: number, name: string, lat: number, lon: number, status: string, first: string | null, last: string | null,
      date_text: string | null, articles: number, article: string, sentence: number, chance: number, edited: boolean }} ToldStop */

export const page = () => window.location.origin + window.location.pathname.replace(/\/*$/, "/");

/** Asks questions under one token. An answer that comes after a newer one of its kind was asked for
    is not given, and neither is one to a token of before. */
export class Asking {
  /** @param {(isLost: boolean) => void} onTrouble */
  constructor(onTrouble) {
    this.token = "";
    this.onTrouble = onTrouble;
    this.turns = {};
  }

  /** @param {string} part @param {Record<string, any>} query @param {(answer: any) => void} then */
  async ask(part, query, then) {
    const turn = (this.turns[part] = (this.turns[part] || 0) + 1), { token } = this;
    const isNews = () => turn === this.turns[part] && token === this.token;
    const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
    const address = `${page()}dateline/archive/${part}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
    try {
      const answer = await fetch(address, { headers: { "X-Dateline": token }, cache: "no-store" });
      const said = answer.ok ? await answer.json() : null;
      if (!isNews()) return;
      if (said) then(said);
      else this.onTrouble(answer.status === 404);
    } catch {
      if (isNews()) this.onTrouble(false);
    }
  }
}
