// Answers as they are kept: back into what would be typed, whether they are sound, and flat for conditions.

import { Unreadable } from "./dates";
import type { Place, Question, Raw, Value } from "./form";
import type { Row } from "./predicates";
import { speaking } from "./sentences";
import { numberText } from "./text";
import { ANY, MOST_DECIMALS, read } from "./typed";

const SAY = speaking("vi");

class Unsound extends Error {}

function string(value: unknown): string {
  if (typeof value !== "string") throw new Unsound();
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a person would have typed for `value`. Throws for an unsound one. */
export function typedFrom(question: Question, value: unknown, name: string): Raw {
  switch (question.type) {
    case "date":
    case "partial_date": {
      if (!/^[0-9]{4}(-[0-9]{2}){0,2}$/.test(string(value))) throw new Unsound();
      const [year = "", month = "", day = ""] = string(value).split("-");
      const bare = (part: string) => (part ? String(Number(part)) : "");
      return { [`${name}.day`]: bare(day), [`${name}.month`]: bare(month), [`${name}.year`]: year };
    }
    case "place":
      if (!isObject(value) || Object.keys(value).sort().join() !== "code,text") throw new Unsound();
      return { [`${name}.code`]: string(value["code"]), [`${name}.text`]: string(value["text"]) };
    case "choices":
    case "file":
      if (!Array.isArray(value)) throw new Unsound();
      return { [name]: value.map(string) };
    case "yes_no":
      if (typeof value !== "boolean") throw new Unsound();
      return { [name]: value ? "yes" : "no" };
    case "number":
      if (typeof value !== "number" || !Number.isFinite(value)) throw new Unsound();
      return { [name]: numberText(value, MOST_DECIMALS) };
    case "phone":
      return { [name]: phoneText(string(value)) };
    default:
      return { [name]: string(value) };
  }
}

function same(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((one, index) => one === right[index]);
  }
  if (isObject(left) && isObject(right)) return left["code"] === right["code"] && left["text"] === right["text"];
  return left === right;
}

/** Could somebody have given this answer? Asked of everything that comes from a store or another machine. */
export function sound(question: Question, value: unknown): value is Value {
  try {
    return same(read(question, typedFrom(question, value, "x"), "x", ANY, SAY), value);
  } catch (error) {
    if (error instanceof Unsound || error instanceof Unreadable) return false;
    throw error;
  }
}

/** The answer as fields that conditions can compare. */
export function flat(question: Question, value: Value): Row {
  const key = question.id;
  switch (question.type) {
    case "date":
    case "partial_date": {
      const [year = null, month = null, day = null] = (value as string).split("-").map(Number);
      const whole = (year ?? 0) * 10000 + (month ?? 1) * 100 + (day ?? 1);
      return { [key]: whole, [`${key}__year`]: year, [`${key}__month`]: month, [`${key}__day`]: day };
    }
    case "choices": {
      const chosen = value as string[];
      const each = (question.choices ?? []).map((choice) => [`${key}__${choice.value}`, chosen.includes(choice.value)]);
      return { [key]: chosen.length, ...Object.fromEntries(each) };
    }
    case "place": {
      const place = value as Place;
      return { [key]: place.code || place.text, [`${key}__code`]: place.code || null };
    }
    case "file":
      return { [key]: (value as string[]).length };
    default:
      return { [key]: value as string | number | boolean };
  }
}

/** The answers of a page that repeats; what is not a list of objects is taken as none. */
export function itemsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** +84912345678 → "0912 345 678". */
export function phoneText(value: string): string {
  const national = value.replace("+84", "0");
  return `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`;
}
