// Made from dashboard/view's model.py, finding.py and parts.py by dashboard/view/make_types.py.

/** Another place that a name might have meant. */
export interface AlternativeView {
  name: string;
  where: string;
  score: number;
  id: string;
}

/** An article as the reader shows it: paragraphs of sentences. `label` is its short name, which
 * no other article has; `given_title` the article's own title, or "", and
 * `day` that of publication (2023-09-15), or ""; `tells` is False where it
 * does not tell of the one journey shown. `edited` says what of that a person has changed, and
 * when, or is "". */
export interface ArticleView {
  id: string;
  label: string;
  title: string;
  source: string;
  published: string;
  url: string;
  notes: string[];
  paragraphs: SentenceView[][];
  tells: boolean;
  given_title: string;
  day: string;
  edited: string;
}

/** A change that holds, in words, and when it was made; `lost` where it fits nothing in the
 * articles any more. */
export interface CorrectionView {
  words: string;
  when: string;
  lost: boolean;
}

/** What was changed by hand, the latest first, and what there is to look at, the least sure
 * first; `people` are all who travel. `undo` and `redo` say in words what they would do, or are
 * "". */
export interface DeskView {
  project: string;
  version: number;
  undo: string;
  redo: string;
  corrections: CorrectionView[];
  looks: LookView[];
  people: TravellerView[];
}

/** Where articles contradict each other about a stop: `what` is "day", "status" or "place", the
 * first of `sides` what the stop is shown with. */
export interface DisagreementView {
  what: string;
  sides: SideView[];
}

/** A leg: `points` are (lat, lon) along the great circle. `unsure` is True where an end of it is
 * likelier another place, and `note` says in words which, or is "". */
export interface LegView {
  traveller: string;
  trip: number;
  start: string;
  end: string;
  status: string;
  status_words: string;
  km: number;
  bearing: string;
  points: [number, number][];
  quotes: Quote[];
  unsure: boolean;
  note: string;
}

/** A thin line from a station of a life to the next one, by the ids of their places; `points`
 * are (lat, lon) along the great circle. */
export interface LifeLineView {
  start: string;
  end: string;
  points: [number, number][];
}

/** Something that is not sure, for a person to look at: the words and their sentence, the place
 * they are taken for, and in words why that is not sure; or of a stop that only perhaps was, whose
 * it is, the `traveller`. */
export interface LookView {
  article: string;
  sentence: number;
  start: number;
  end: number;
  words: string;
  place: string;
  place_name: string;
  why: string;
  traveller: string;
}

/** A place on the map: `role` is "stop", "station", "perhaps" (where the filters show what
 * perhaps was) or "named"; `kinds` the kinds of its mentions; `radius_km` the uncertainty of a
 * computed point; `why_off_route` is "" for a stop. `quotes` are the sentences that name it,
 * without those its `stops` and `stations` quote already. `unsure` is True where it is likelier
 * another place. `edited` says what a person has changed of its mentions, and which stops he has
 * dropped, and when, or is "". */
export interface PlaceView {
  id: string;
  name: string;
  what: string;
  where: string;
  lat: number;
  lon: number;
  area: boolean;
  role: string;
  kinds: string[];
  radius_km: number | null;
  score: number;
  sure: string;
  reasons: string[];
  alternatives: AlternativeView[];
  why_off_route: string;
  stops: StopView[];
  quotes: Quote[];
  unsure: boolean;
  edited: string;
  stations: StationView[];
}

/** A sentence as evidence: its address, its text, and the spans of `text` to mark. */
export interface Quote {
  article: string;
  sentence: number;
  text: string;
  marks: [number, number][];
  source: string;
}

/** A piece of a sentence: its text, and the place it names (an id, or "") with its kind. */
export interface Segment {
  text: string;
  place: string;
  kind: string;
}

/** A sentence of the reader, and the sentences of other articles with the same wording, in
 * words. `evidence` is True where a stop that is shown rests on it; `heading` for a line that
 * heads the paragraphs after it. */
export interface SentenceView {
  index: number;
  segments: Segment[];
  evidence: boolean;
  same_as: string;
  heading: boolean;
}

/** What some of the articles say where others contradict them ("Wed 15 Jun", "called off"), and
 * the sentences that say it. */
export interface SideView {
  says: string;
  quotes: Quote[];
}

/** A station of a life as the map and the table show it: `station` is "born", "lived" and so on.
 *
 * `number` is what the mark shows where the life is shown in order, else "". `when` are the years
 * in words ("1955–1972", "since 1990"), `when_text` the text's own words; `first_day` and
 * `last_day` (1955-01-01) bound the years for the timeline, "" where the text names none. `edited`
 * is as in `StopView`. */
export interface StationView {
  traveller: string;
  place: string;
  place_name: string;
  station: string;
  number: string;
  when: string;
  when_text: string;
  first_day: string;
  last_day: string;
  chance: number;
  rule: string;
  same_wording: string;
  quotes: Quote[];
  edited: string;
}

/** A stop as the map and the table show it.
 *
 * `number` is what the mark shows: "1", "2"… along a traveller's journey, "a", "b"… along earlier
 * ones, "×" for a visit that was called off, "" for a region that holds another stop of the trip.
 * `status_words` is the status as a person says it ("called off"). `when` is the day as resolved
 * ("Wed 13 Sep"), `when_text` the text's own words; `first_day` and `last_day` (2023-09-13) bound
 * the days that it leaves open, those of articles that disagree with it too. `km` and `bearing`
 * ("SW") lead here from the stop before; `way_note` says which end of that way is not sure,
 * `borrowed` what was borrowed from which article, `same_wording` which of the quotes are one
 * source, in words, or they are "". `quotes` are all sentences about the stop, those of
 * `disagreements` too. `chance` is how likely the stop is (0 to 1), `sure` that in words
 * ("83 % sure"), `reasons` what made it so, the weightiest first; `perhaps` is True of one that
 * is too unlikely for the journey, and then has neither trip, order, number nor way. `edited` says
 * what a person has changed, and when, or is "". */
export interface StopView {
  traveller: string;
  trip: number;
  order: number;
  number: string;
  place: string;
  place_name: string;
  status: string;
  status_words: string;
  when: string;
  first_day: string;
  last_day: string;
  when_text: string;
  km: number | null;
  bearing: string;
  rule: string;
  borrowed: string;
  same_wording: string;
  quotes: Quote[];
  disagreements: DisagreementView[];
  way_note: string;
  chance: number;
  sure: string;
  reasons: string[];
  perhaps: boolean;
  edited: string;
}

/** A traveller in the list, or somebody with stations of a life and no stop, with what there is
 * to choose from: how many stops, of one who has none how many that perhaps were, and how many
 * stations; `group` for a group, a crew or a ship ("41 survivors"), of whom the article names
 * nobody; `names` are what the articles call the traveller, where that is more than one. */
export interface TravellerView {
  name: string;
  stops: number;
  color: string;
  group: boolean;
  stations: number;
  perhaps: number;
  names: string[];
}

/** A name that no layer of the gazetteer knows: why it is not on the map, and its sentence. */
export interface UnplacedView {
  name: string;
  why: string;
  quote: Quote;
}

/** What a search found: some places, people and sentences, and how many sentences there are. */
export interface Findings {
  places: PlaceFound[];
  people: PersonFound[];
  sentences: Quote[];
  count: number;
}

/** Somebody who travels, and what of it is known, in words ("4 stops"). */
export interface PersonFound {
  name: string;
  about: string;
}

/** A place, the sentence that names it first, and whether the map shows it now. */
export interface PlaceFound {
  id: string;
  name: string;
  about: string;
  is_shown: boolean;
  quote: Quote;
}

/** What draws a place at once. */
export type OutlinePlace = Omit<PlaceView, "alternatives" | "edited" | "kinds" | "quotes" | "reasons" | "score" | "stations" | "stops" | "sure" | "why_off_route">;

/** What the pop-up of a place tells besides, but its stops and stations, which the outline has. */
export type PlacePart = Omit<Pick<PlaceView, "alternatives" | "edited" | "kinds" | "quotes" | "reasons" | "score" | "stations" | "stops" | "sure" | "why_off_route">, "stops" | "stations">;

/** A leg; `line` are its points, packed (lines.js). */
export type OutlineLeg = Omit<LegView, "note" | "quotes" | "points"> & { line: number[] };

export type LegPart = Pick<LegView, "note" | "quotes">;

export type OutlineArticle = Omit<ArticleView, "notes" | "paragraphs">;

export type ArticlePart = Pick<ArticleView, "notes" | "paragraphs">;

/** The rows of the tables that are folded; `place` is a number in the outline's list. */
export interface Folded {
  named: { place: number; why: string; quote: Quote | null; others: number; edited: string }[];
  unplaced: UnplacedView[];
}

/** What map, tables and reader draw at once; a small view has all its `parts` with it. */
export interface Outline {
  title: string;
  wording: string[];
  life_lines: LifeLineView[];
  is_life: boolean;
  shows_perhaps: boolean;
  focus: string[];
  unplaced: number;
  travellers: TravellerView[];
  articles: OutlineArticle[];
  places: OutlinePlace[];
  legs: OutlineLeg[];
  stops: StopView[];
  perhaps: StopView[];
  stations: StationView[];
  parts?: { place: PlacePart[]; leg: LegPart[]; article: ArticlePart[]; folded: Folded };
}

/** An outline by the one before it: in its `lists` what is new, and [from, to] for what stands
    there in the same list before; or the whole `view`. */
export interface Changes {
  view?: Outline;
  lists?: Record<string, ([number, number] | object)[]>;
  rest?: object;
}

/** An outline as the map draws it (source.js): each place with its stops, and where these are shown
    with those that perhaps were, and the stations of lives there; `at` is the number in the
    outline's list. */
export type Drawn = Omit<Outline, "places" | "legs"> & { places: DrawnPlace[]; legs: DrawnLeg[] };

export type DrawnPlace = OutlinePlace & {
  at: number;
  stops: StopView[];
  perhaps: StopView[];
  stations: StationView[];
};

export type DrawnLeg = OutlineLeg & Pick<LegView, "points"> & { at: number };

/** A place with all that its pop-up tells. */
export type ToldPlace = DrawnPlace & PlacePart;
