// A form document as the server has already checked it, and answers as they are kept.

import type { Predicate } from "./predicates";

export type Language = "vi" | "en";
export type Words = string | { vi: string; en: string };
export type Place = { code: string; text: string };
export type Value = string | number | boolean | string[] | Place;
/** What a store or another machine may hold: not yet known to be sound. */
export type Answers = Record<string, unknown>;
export type Raw = Record<string, string | string[]>;
export type Level = "error" | "note";

export type Choice = { value: string; label: Words; hint?: Words };
export type Check = {
  kind: string;
  value?: number | string;
  other?: string;
  sex?: string;
  sex_is?: string;
  birth?: string;
  holds?: Predicate;
  message?: Words;
  level?: Level;
};
export type Question = {
  id: string;
  type: string;
  label: Words;
  hint?: Words;
  short?: Words;
  required?: boolean;
  required_message?: Words;
  when?: Predicate;
  checks?: Check[];
  choices?: Choice[];
  decimals?: number;
  unit?: Words;
  accept?: string[];
  max_files?: number;
  in_words?: boolean;
};
export type Repeat = { item: Words; add: Words; minimum?: number; maximum?: number };
export type Page = { id: string; title: Words; hint?: Words; when?: Predicate; repeat?: Repeat; questions: Question[] };
export type Form = { code: string; version: number; title: Words; pages: Page[] };

export function said(words: Words | undefined, language: Language): string {
  if (words === undefined) return "";
  return typeof words === "string" ? words : words[language];
}

/** The short label where there is one. */
export const nameOf = (question: Question): Words => question.short ?? question.label;
export const isRequired = (question: Question): boolean => question.required ?? true;
export const fewest = (repeat: Repeat): number => repeat.minimum ?? 1;
export const most = (repeat: Repeat): number => repeat.maximum ?? 10;

export function pageOf(form: Form, id: string): Page {
  const found = form.pages.find((page) => page.id === id);
  if (!found) throw new RangeError(`the form has no page ${id}`);
  return found;
}

export function questionOf(form: Form, id: string): Question {
  for (const page of form.pages) {
    const found = page.questions.find((question) => question.id === id);
    if (found) return found;
  }
  throw new RangeError(`the form has no question ${id}`);
}
