// What a helper does, as commands. Each is made once, with an id of its own, and never changed afterwards.

import { uuid7 } from "../phone/ids";
import type { Deed, Photo } from "./book";
import type { Command, Confirmed, Person, Pressed, Seen, Visit } from "./kinds";

const command = (name: string, payload: Record<string, unknown>, now: Date): Command => ({
  id: uuid7(now.getTime()), name, claimed_at: now.toISOString(), payload,
});
const one = (name: string, payload: Record<string, unknown>, about: string, now: Date): Deed => ({
  waiting: [{ command: command(name, payload, now), about }],
});

export type Newcomer = { name: string; birth_year: number | null; sex: "" | "male" | "female"; phone: string; place: string; house: string };

export function writeDown(said: Newcomer, about: string, now: Date): { deed: Deed; person: Person } {
  const id = uuid7(now.getTime());
  const { name, birth_year, place, house } = said;
  const person: Person = { id, name, birth_year, place, house, version: 1, rungs: {}, family: [] };
  return { person, deed: { ...one("write_down_person/1", { person: id, ...said }, about, now), people: [person] } };
}

export type Session = {
  skill: string; title?: string; place: string; kind: "home" | "class" | "point"; seen: { person: string; seen: Seen }[]; code?: string; confirmed: Confirmed;
  witness: string; minutes: number | null; photo: Photo | null;
};

/** A session, and beside it what somebody declared with the code of a case: that is an observation of its own. */
export function recordSession(said: Session, about: string, now: Date): { deed: Deed; session: string } {
  const session = uuid7(now.getTime());
  const { witness, photo, code = "", ...rest } = said;
  const seen = rest.seen.map((each) => (each.seen === "alone_declared" ? { ...each, seen: "shown" as const } : each));
  const payload = { session, ...rest, seen, witness_hand: witness, photo: photo?.id ?? null, photo_consent: photo !== null };
  const waiting = [{ command: command("record_session/1", payload, now), about }];
  for (const { person } of rest.seen.filter((each) => each.seen === "alone_declared")) {
    const observed = { observation: uuid7(now.getTime()), person, skill: said.skill, seen: "alone_declared", case_code: code };
    waiting.push({ command: command("observe/1", observed, now), about });
  }
  return { session, deed: photo === null ? { waiting } : { waiting, photo } };
}

const FILING = "file_online";
const SEEN_OF: Record<Pressed, Seen> = { self: "alone_checked", guided: "with_help", by_family: "family", authorised: "shown" };
export type Filing = { procedure: string; person: Person; pressed: Pressed; code: string; confirmed: Confirmed; witness: string };

/** A case that was filed on the resident's own telephone: a session, and beside it the case's code where there is one. */
export function recordFiling(said: Filing, about: string, now: Date): Deed {
  const { person, pressed, code, confirmed, witness } = said;
  const seen: Seen = pressed === "self" && code !== "" ? "alone_declared" : SEEN_OF[pressed];
  const session = { skill: FILING, title: said.procedure.slice(0, 160), place: person.place, kind: "home" as const, confirmed, witness, minutes: null, photo: null };
  const { deed } = recordSession({ ...session, seen: [{ person: person.id, seen }], code }, about, now);
  if (code === "" || seen === "alone_declared") return deed;
  const observed = { observation: uuid7(now.getTime()), person: person.id, skill: FILING, seen, case_code: code };
  return { ...deed, waiting: [...deed.waiting, { command: command("observe/1", observed, now), about }] };
}

export const cancelSession = (session: string, about: string, now: Date): Deed => one("cancel_session/1", { session }, about, now);
export const visitDone = (visit: Visit, about: string, now: Date): Deed => one("visit_done/1", { visit: visit.id }, about, now);
export const dropVisit = (visit: Visit, about: string, now: Date): Deed => one("drop_visit/1", { visit: visit.id }, about, now);
export const swapVisit = (visit: Visit, person: string, about: string, now: Date): Deed =>
  one("swap_visit/1", { visit: visit.id, person, skill: visit.skill }, about, now);
export const addVisit = (person: string, skill: string, about: string, now: Date): Deed =>
  one("add_visit/1", { visit: uuid7(now.getTime()), person, skill, week: weekOf(now) }, about, now);

/** The Monday of the week, as a key: 20261123. Weeks begin in Huế. */
export function weekOf(now: Date): number {
  const here = new Date(now.getTime() + 7 * 3600_000);
  const monday = new Date(here.getTime() - ((here.getUTCDay() + 6) % 7) * 86_400_000);
  return dayKey(monday);
}

const dayKey = (day: Date): number => day.getUTCFullYear() * 10_000 + (day.getUTCMonth() + 1) * 100 + day.getUTCDate();
export const today = (now: Date): number => dayKey(new Date(now.getTime() + 7 * 3600_000));
