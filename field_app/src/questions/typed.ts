// What people type, per type of question, into what is kept. The twin of typed.py.

import { readDate, readPartialDate, Unreadable } from "./dates";
import type { Question, Raw, Value } from "./form";
import type { Say } from "./sentences";
import { citizenFacts, lengthOf, printable, tidy } from "./text";

export { Unreadable };

export const MOST_DECIMALS = 6;
const MOST_DIGITS = 9;
const LIMITS: Record<string, number> = { text: 200, person_name: 100, textarea: 4000, place: 300 };

/** What the caller knows: files of this draft, codes of places offered (null: any). */
export type Known = { files: string[] | null; places: string[] | null };
export const ANY: Known = { files: null, places: null };

type Typed = { question: Question; raw: Raw; name: string; known: Known; say: Say };

function texts(raw: Raw, name: string): string[] {
  const found = Object.hasOwn(raw, name) ? raw[name] : undefined;
  if (found === undefined) return [];
  return typeof found === "string" ? [found] : found;
}

/** Last value under `name`, tidied. */
export function text(raw: Raw, name: string): string {
  return tidy(texts(raw, name).at(-1) ?? "");
}

const one = (typed: Typed, part = ""): string => text(typed.raw, typed.name + part);
const all = (typed: Typed, part = ""): string[] => texts(typed.raw, typed.name + part);

function limited(value: string, limit: number, say: Say): string {
  if (lengthOf(value) > limit) throw new Unreadable(say("too_long", { limit }));
  return value;
}

function readText(typed: Typed): string | null {
  return limited(one(typed), LIMITS["text"]!, typed.say) || null;
}

function readTextarea(typed: Typed): string | null {
  const last = printable(all(typed).at(-1) ?? "").replace(/\r\n?/g, "\n");
  const lines = last.split("\n").map(tidy).join("\n");
  return limited(lines.replace(/^\n+|\n+$/g, ""), LIMITS["textarea"]!, typed.say) || null;
}

function readName(typed: Typed): string | null {
  const name = limited(one(typed), LIMITS["person_name"]!, typed.say);
  if (name && !/^[\p{L}\p{Nl}\p{No}][\p{L}\p{Nl}\p{No} '’.-]*$/u.test(name)) {
    throw new Unreadable(typed.say("person_name"));
  }
  return name || null;
}

function readNumber(typed: Typed): number | null {
  const bare = one(typed).replaceAll(" ", "");
  const decimals = typed.question.decimals ?? 0;
  if (!bare) return null;
  const match = /^(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?$/.exec(bare);
  if (!match) throw new Unreadable(typed.say("number"));
  const whole = match[2]!.replaceAll(".", "");
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > decimals) {
    throw new Unreadable(typed.say(decimals ? "too_many_decimals" : "whole_number", { decimals }));
  }
  if (whole.replace(/^0+/, "").length > MOST_DIGITS) throw new Unreadable(typed.say("number_too_large"));
  const number = Number(`${match[1]}${whole}.${fraction || 0}`);
  return number === 0 ? 0 : number;
}

function readChoice(typed: Typed): string | null {
  const value = one(typed);
  if (value && !typed.question.choices?.some((choice) => choice.value === value)) {
    throw new Unreadable(typed.say("choice"));
  }
  return value || null;
}

function readChoices(typed: Typed): string[] | null {
  const values = new Set(all(typed).map(tidy).filter(Boolean));
  const offered = (typed.question.choices ?? []).map((choice) => choice.value);
  if ([...values].some((value) => !offered.includes(value))) throw new Unreadable(typed.say("choice"));
  const kept = offered.filter((value) => values.has(value));
  return kept.length ? kept : null;
}

function readYesNo(typed: Typed): boolean | null {
  const value = one(typed);
  if (!["", "yes", "no"].includes(value)) throw new Unreadable(typed.say("yes_no"));
  return value === "" ? null : value === "yes";
}

function readPhone(typed: Typed): string | null {
  const bare = one(typed).replace(/[\s.\-()]/g, "");
  if (!bare) return null;
  const national = bare.replace(/^(?:\+84|0084|84(?=\d{9,10}$))0?/, "0");
  if (!/^0(?:[35789][0-9]{8}|2[0-9]{9})$/.test(national)) throw new Unreadable(typed.say("phone"));
  return `+84${national.slice(1)}`;
}

function readCitizenNumber(typed: Typed): string | null {
  const bare = one(typed).replace(/[\s.-]/g, "");
  if (!bare) return null;
  if (!/^[0-9]+$/.test(bare)) throw new Unreadable(typed.say("citizen_number_letters"));
  if (bare.length !== 12) throw new Unreadable(typed.say("citizen_number", { count: bare.length }));
  if (!citizenFacts(bare)) throw new Unreadable(typed.say("citizen_number_wrong"));
  return bare;
}

function readPlace(typed: Typed): Value | null {
  const code = one(typed, ".code");
  const offered = typed.known.places;
  const words = limited(one(typed, ".text"), LIMITS["place"]!, typed.say);
  if (code && (lengthOf(code) > 20 || (offered !== null && !offered.includes(code)))) {
    throw new Unreadable(typed.say("place"));
  }
  return code || words ? { code, text: words } : null;
}

function readFiles(typed: Typed): string[] | null {
  const removed = new Set(all(typed, ".remove"));
  const own = typed.known.files;
  const limit = typed.question.max_files ?? 1;
  const kept = [...new Set(all(typed))].filter(
    (id) => id && !removed.has(id) && (own === null || own.includes(id)),
  );
  if (kept.length > limit) throw new Unreadable(typed.say("too_many_files", { limit }));
  return kept.length ? kept : null;
}

const boxes = (typed: Typed) => [one(typed, ".day"), one(typed, ".month"), one(typed, ".year")] as [string, string, string];

const READERS: Record<string, (typed: Typed) => Value | null> = {
  text: readText,
  textarea: readTextarea,
  number: readNumber,
  date: (typed) => readDate(one(typed), boxes(typed), typed.say),
  partial_date: (typed) => readPartialDate(one(typed), boxes(typed), typed.say),
  choice: readChoice,
  choices: readChoices,
  yes_no: readYesNo,
  phone: readPhone,
  person_name: readName,
  citizen_number: readCitizenNumber,
  place: readPlace,
  file: readFiles,
};

/** The answer typed under `name`, null when nothing was. Throws Unreadable. */
export function read(question: Question, raw: Raw, name: string, known: Known, say: Say): Value | null {
  const reader = READERS[question.type];
  if (!reader) throw new RangeError(`no such type of question: ${question.type}`);
  return reader({ question, raw, name, known, say });
}
