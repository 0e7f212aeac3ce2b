// Which pages and questions are asked, given the answers so far. The twin of flow.py.

import { type Answers, fewest, type Form, isRequired, type Page, type Question, type Value } from "./form";
import { flat, itemsOf, sound } from "./kept";
import { holds, type Row } from "./predicates";

/** One question as it is asked: on a page that repeats once for each item (`index`). */
export type Slot = { page: Page; question: Question; value: Value | null; index: number | null; name: string };

/** A visible page: what was seen before it, its slots, and how many items it has. */
export type Stop = { page: Page; before: Seen; slots: Slot[]; count: number };

/** What was asked and answered so far: `values` by question, `fields` for conditions. */
export class Seen {
  constructor(
    public values: Record<string, Value> = {},
    public fields: Row = {},
  ) {}

  asks(question: Question): boolean {
    return question.when === undefined || holds(question.when, this.fields);
  }

  take(question: Question, value: Value | null): void {
    if (value === null) return;
    this.values[question.id] = value;
    Object.assign(this.fields, flat(question, value));
  }

  copy(): Seen {
    return new Seen({ ...this.values }, { ...this.fields });
  }
}

export const slotName = (question: Question, index: number | null): string =>
  index === null ? question.id : `${question.id}.${index}`;

/** Every visible page in order. */
export function walk(form: Form, answers: Answers): Stop[] {
  const seen = new Seen();
  const stops: Stop[] = [];
  for (const page of form.pages) {
    if (page.when !== undefined && !holds(page.when, seen.fields)) continue;
    const before = seen.copy();
    if (!page.repeat) {
      stops.push({ page, before, slots: slotsOf(page, answers, seen, null), count: 0 });
      continue;
    }
    const items = itemsOf(answers[page.id]);
    const count = Math.max(items.length, fewest(page.repeat));
    const slots: Slot[] = [];
    for (let index = 0; index < count; index++) slots.push(...slotsOf(page, items[index] ?? {}, seen.copy(), index));
    seen.fields[`${page.id}__count`] = items.length;
    stops.push({ page, before, slots, count });
  }
  return stops;
}

function slotsOf(page: Page, answers: Answers, seen: Seen, index: number | null): Slot[] {
  const slots: Slot[] = [];
  for (const question of page.questions) {
    if (!seen.asks(question)) continue;
    const kept = Object.hasOwn(answers, question.id) ? answers[question.id] : null;
    const value = kept !== null && kept !== undefined && sound(question, kept) ? kept : null;
    seen.take(question, value);
    slots.push({ page, question, value, index, name: slotName(question, index) });
  }
  return slots;
}

/** The pages this person is asked, in order. */
export function pages(form: Form, answers: Answers): Page[] {
  return walk(form, answers)
    .filter((stop) => stop.slots.length > 0 || stop.page.questions.length === 0)
    .map((stop) => stop.page);
}

/** Required questions that are asked and not answered, in order. */
export function missing(form: Form, answers: Answers): Slot[] {
  return walk(form, answers)
    .flatMap((stop) => stop.slots)
    .filter((slot) => isRequired(slot.question) && slot.value === null);
}

/** Only sound answers to questions that are asked. */
export function prune(form: Form, answers: Answers): Answers {
  const kept: Answers = {};
  for (const stop of walk(form, answers)) {
    if (!stop.page.repeat) {
      Object.assign(kept, given(stop, null));
      continue;
    }
    const items = Array.from({ length: stop.count }, (_none, index) => given(stop, index));
    const filled = items.filter((item) => Object.keys(item).length > 0);
    if (filled.length) kept[stop.page.id] = filled;
  }
  return kept;
}

function given(stop: Stop, index: number | null): Answers {
  const slots = stop.slots.filter((slot) => slot.index === index && slot.value !== null);
  return Object.fromEntries(slots.map((slot) => [slot.question.id, slot.value]));
}
