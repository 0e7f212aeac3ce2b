// Taking a page in: what was typed becomes answers or sentences. And the whole form once more, before it is filed.

import { firstFailure } from "./checking";
import { Seen, type Slot, slotName, type Stop, walk } from "./flow";
import {
  type Answers, fewest, type Form, isRequired, type Language, most, nameOf, type Page, pageOf, type Question, type Raw,
  said, type Value,
} from "./form";
import { itemsOf } from "./kept";
import { requiredSentence, speaking } from "./sentences";
import { type Known, read, text, Unreadable } from "./typed";

export type Errors = Record<string, string>;
export type Context = { answers: Answers; today: string; known: Known; language: Language };
type Taken = [clean: Record<string, Value | null>, errors: Errors];

/** Answers of this page that are in order (null: emptied), and a sentence for each that is not, by name of input. */
export function checkPage(form: Form, pageId: string, raw: Raw, context: Context): [Answers, Errors] {
  const page = pageOf(form, pageId);
  const before = walk(form, context.answers).find((stop) => stop.page === page)?.before ?? new Seen();
  if (!page.repeat) return take(form, page, raw, before.copy(), context, null);
  const errors: Errors = {};
  const items: Answers[] = [];
  for (let index = 0; index < countOf(page, raw); index++) {
    const [clean, wrong] = take(form, page, raw, before.copy(), context, index);
    const given = Object.fromEntries(Object.entries(clean).filter(([, value]) => value !== null));
    if (Object.keys(given).length || index < fewest(page.repeat) || !isBlank(page, raw, index, context)) {
      items.push(given);
      Object.assign(errors, wrong);
    }
  }
  if (items.length > most(page.repeat)) errors[page.id] = tooMany(page, context.language);
  return [{ [page.id]: items }, errors];
}

const tooMany = (page: Page, language: Language): string =>
  speaking(language)("too_many", { maximum: page.repeat ? most(page.repeat) : 0 });

/** Was nothing typed for this item? An item nobody filled in is no item. */
function isBlank(page: Page, raw: Raw, index: number, context: Context): boolean {
  const say = speaking(context.language);
  return page.questions.every((question) => {
    try {
      return read(question, raw, slotName(question, index), context.known, say) === null;
    } catch (error) {
      if (error instanceof Unreadable) return false;
      throw error;
    }
  });
}

function take(form: Form, page: Page, raw: Raw, seen: Seen, context: Context, index: number | null): Taken {
  const clean: Record<string, Value | null> = {};
  const errors: Errors = {};
  for (const question of page.questions) {
    if (!seen.asks(question)) continue;
    const name = slotName(question, index);
    let value: Value | null;
    try {
      value = read(question, raw, name, context.known, speaking(context.language));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      errors[name] = error.message;
      continue;
    }
    seen.take(question, value);
    const wrong = wrongWith(form, question, value, seen, context);
    if (wrong === null) clean[question.id] = value;
    else errors[name] = wrong;
  }
  return [clean, errors];
}

type Day = Pick<Context, "today" | "language">;

function wrongWith(form: Form, question: Question, value: Value | null, seen: Seen, day: Day): string | null {
  if (value !== null) return firstFailure(question, value, { form, seen, ...day }, "error");
  return isRequired(question) ? requiredOf(question, day.language) : null;
}

function requiredOf(question: Question, language: Language): string {
  const own = said(question.required_message, language);
  return own || requiredSentence(question.type, said(nameOf(question), language), speaking(language));
}

/** How many items the page was drawn with; never more than two above what is allowed. */
function countOf(page: Page, raw: Raw): number {
  if (!page.repeat) return 0;
  const typed = text(raw, `${page.id}.count`);
  const count = /^[0-9]{1,3}$/.test(typed) ? Number(typed) : 0;
  return Math.min(Math.max(count, fewest(page.repeat)), most(page.repeat) + 2);
}

/** Everything that hinders filing, by name of input. */
export function problems(form: Form, answers: Answers, day: Day): Errors {
  const found: Errors = {};
  for (const [stop, slot, seen] of slotsWithSeen(form, answers)) {
    const original = originalOf(answers, stop, slot);
    const wrong =
      slot.value === null && original !== null && original !== undefined
        ? speaking(day.language)("again")
        : wrongWith(form, slot.question, slot.value, seen, day);
    if (wrong !== null) found[slot.name] = wrong;
  }
  for (const { page, count } of walk(form, answers)) {
    if (page.repeat && count > most(page.repeat)) found[page.id] = tooMany(page, day.language);
  }
  return found;
}

/** What people are told about their answers without being hindered. */
export function notes(form: Form, answers: Answers, day: Day): Errors {
  const found: Errors = {};
  for (const [, slot, seen] of slotsWithSeen(form, answers)) {
    if (slot.value === null) continue;
    const told = firstFailure(slot.question, slot.value, { form, seen, ...day }, "note");
    if (told !== null) found[slot.name] = told;
  }
  return found;
}

/** Each slot with all that was answered up to and with it. */
function slotsWithSeen(form: Form, answers: Answers): [Stop, Slot, Seen][] {
  const found: [Stop, Slot, Seen][] = [];
  for (const stop of walk(form, answers)) {
    let seen = stop.before.copy();
    let index: number | null = null;
    for (const slot of stop.slots) {
      if (slot.index !== index) [seen, index] = [stop.before.copy(), slot.index];
      seen.take(slot.question, slot.value);
      found.push([stop, slot, seen.copy()]);
    }
  }
  return found;
}

function originalOf(answers: Answers, stop: Stop, slot: Slot): unknown {
  if (slot.index === null) return answers[slot.question.id];
  return itemsOf(answers[stop.page.id])[slot.index]?.[slot.question.id];
}
