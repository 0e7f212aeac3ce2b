// The shapes of what travels: docs/field-protocol.md.

import type { Form } from "../questions";

export type Person = {
  id: string; name: string; birth_year: number | null; place: string; house: string; version: number;
  rungs: Record<string, number>; family: string[];
};
export type Place = { id: string; name: string; commune: string };
export type Visit = {
  id: string; person: string; skill: string; week: number; state: "proposed" | "agreed" | "done"; own_choice: boolean; version: number;
};
export type Spoken = { language: string; label: string; speaker: string; place: string; path: string; mime: string; size: number; digest: string };
export type Lesson = {
  id: string; title: string; group: string; group_title: string; gains: string; steps: { text: string; picture: string }[];
  mistakes: string[]; alone: string; checked_by: string; minutes: number; safety: string; language: string; digest: string;
  voices?: Spoken[];
};
/** What communes offer, in plain answers. `here`: codes of the helper's communes where it is filed with the commune. */
export type Procedure = { id: string; name: string; title: string; who: string; bring: string; how_long: string; cost: string; here: string[] };
/** Its form, for practising. */
export type FormKept = { id: string; title: string; version: number; form: Form };
export type Hand = { id: string; number: string; path: string };
export type Kinds = { place: Place; person: Person; visit: Visit; lesson: Lesson; procedure: Procedure; form: FormKept; hand: Hand };
export type Kind = keyof Kinds;
export const KINDS: readonly Kind[] = ["place", "person", "visit", "lesson", "procedure", "form", "hand"];

export type Seen = "shown" | "with_help" | "alone_checked" | "alone_declared" | "family";
/** Whose finger filed a case. */
export type Pressed = "self" | "guided" | "by_family" | "authorised";
export type Confirmed = "slip" | "card" | "pressed" | "not_yet";

/** One deed, as it is sent. Once written it is never changed. */
export type Command = { id: string; name: string; claimed_at: string; payload: Record<string, unknown> };
/** A deed that waits, with the words for its line on the screen. */
export type Waiting = { command: Command; about: string };
export type Receipt = {
  id: string; state: "done" | "refused" | "held" | "waiting" | "dismissed"; answer?: Record<string, unknown>; error?: string;
  receipt?: string; received_at?: string; missing?: string[];
};
/** What became of a deed. */
export type Note = { id: string; about: string; name: string; receipt: Receipt; refs: string[] };

export type Owner = { name: string; secret: string; device: string; language: "vi" | "en" };
