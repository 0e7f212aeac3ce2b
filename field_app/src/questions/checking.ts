// The checks a form may ask for, on answers as they are kept. The twin of checking.py, which lists them.

import { daysBefore, span, yearsBefore } from "./dates";
import type { Seen } from "./flow";
import { type Check, type Form, type Language, type Level, nameOf, type Question, questionOf, said, type Value } from "./form";
import { holds } from "./predicates";
import { speaking } from "./sentences";
import { citizenFacts, lengthOf, numberText } from "./text";
import { MOST_DECIMALS } from "./typed";

/** What a check may look at besides the answer. `today` as “2026-07-03”. */
export type Around = { form: Form; seen: Seen; today: string; language: Language };
type Given = { check: Check; value: Value; around: Around };

const bound = (given: Given): number => given.check.value as number;
const days = (given: Given): [string, string] => span(given.value as string);
const first = (given: Given): string => days(given)[0];
const last = (given: Given): string => days(given)[1];
const characters = (given: Given): number => lengthOf(given.value as string);

/** Passes while the other date is not answered. */
function compared(test: (given: Given, first: string, last: string) => boolean): (given: Given) => boolean {
  return (given) => {
    const other = given.around.seen.values[given.check.other ?? ""];
    return other === undefined || test(given, ...span(other as string));
  };
}

/** Digit 4 tells century and sex, digits 5 and 6 the year; what was not answered contradicts nothing. */
function matchesPerson(given: Given): boolean {
  const facts = citizenFacts(given.value as string);
  if (!facts) return false;
  const { check, around } = given;
  const sex = check.sex_is || around.seen.values[check.sex ?? ""];
  const birth = around.seen.values[check.birth ?? ""];
  if ((sex === "male" || sex === "female") && sex !== facts.sex) return false;
  return birth === undefined || Number(String(birth).slice(0, 4)) === facts.birthYear;
}

// What Python calls a digit: also raised, lowered and circled ones.
const DIGIT =
  /[\p{Nd}\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792]/u;

const KINDS: Record<string, (given: Given) => boolean> = {
  min: (given) => (given.value as number) >= bound(given),
  max: (given) => (given.value as number) <= bound(given),
  min_length: (given) => characters(given) >= bound(given),
  max_length: (given) => characters(given) <= bound(given),
  pattern: (given) => new RegExp(`^(?:${given.check.value})$`, "u").test(given.value as string),
  no_digits: (given) => !DIGIT.test(given.value as string),
  not_future: (given) => first(given) <= given.around.today,
  not_past: (given) => last(given) >= given.around.today,
  before: compared((given, _first, end) => first(given) < end),
  after: compared((given, start) => last(given) > start),
  not_before: compared((given, start) => last(given) >= start),
  not_after: compared((given, _first, end) => first(given) <= end),
  within_days: (given) => last(given) >= daysBefore(given.around.today, bound(given)),
  at_least_years: (given) => first(given) <= yearsBefore(given.around.today, bound(given)),
  at_most_years: (given) => last(given) > yearsBefore(given.around.today, bound(given) + 1),
  min_count: (given) => (given.value as string[]).length >= bound(given),
  max_count: (given) => (given.value as string[]).length <= bound(given),
  matches_person: matchesPerson,
  holds: (given) => given.check.holds === undefined || holds(given.check.holds, given.around.seen.fields),
};

/** The sentence of the first check of this level that the answer does not pass. */
export function firstFailure(question: Question, value: Value, around: Around, level: Level): string | null {
  for (const check of question.checks ?? []) {
    if ((check.level ?? "error") !== level) continue;
    const passes = KINDS[check.kind];
    if (!passes) throw new RangeError(`no such check: ${check.kind}`);
    if (!passes({ check, value, around })) return said(check.message, around.language) || sentence(check, around);
  }
  return null;
}

function sentence(check: Check, around: Around): string {
  const value = typeof check.value === "number" ? numberText(check.value, MOST_DECIMALS) : (check.value ?? "");
  const other = check.other ? said(nameOf(questionOf(around.form, check.other)), around.language) : "";
  return speaking(around.language)(`failed_${check.kind}`, { value, other });
}
