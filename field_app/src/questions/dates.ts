// Dates as people type them: in one box or three, day first. And days to compare.

import type { Say } from "./sentences";

const WORDS = /(?<![\p{L}\p{N}_])(?:ngày|ngay|tháng|thang|năm|nam)(?![\p{L}\p{N}_])/giu;
const NUMBERS = /^[0-9]+(?:[\s/.\-]+[0-9]+){0,2}$/;
const [FIRST_YEAR, LAST_YEAR] = [1850, 2199];

/** Carries the sentence for the person. */
export class Unreadable extends Error {}

type Parts = [day: string, month: string, year: string];
const isNumber = (box: string): boolean => /^[0-9]{1,4}$/.test(box);
const pad = (value: number, width: number): string => String(value).padStart(width, "0");

export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

export function readDate(whole: string, boxes: Parts, say: Say): string | null {
  const parts = split(whole, boxes, "date", say);
  if (!parts) return null;
  if (!parts.every(Boolean)) throw new Unreadable(say("date_incomplete"));
  return full(parts, say);
}

export function readPartialDate(whole: string, boxes: Parts, say: Say): string | null {
  const parts = split(whole, boxes, "partial_date", say);
  if (!parts) return null;
  const [day, month, year] = parts;
  if (!year) throw new Unreadable(say("partial_date_year"));
  if (day && !month) throw new Unreadable(say("partial_date_month"));
  if (day) return full(parts, say);
  const first = pad(yearOf(year, say), 4);
  return month ? `${first}-${pad(monthOf(month, say), 2)}` : first;
}

function split(whole: string, [day, month, year]: Parts, kind: string, say: Say): Parts | null {
  if (whole || (day && !month && !year && day.length > 2)) return splitOne(whole || day, kind, say);
  const boxes = [day, month, year].map((box) => box.replace(WORDS, "").trim()) as Parts;
  if (!boxes.some(Boolean)) return null;
  if (!boxes.every((box) => !box || isNumber(box))) throw new Unreadable(say(kind));
  return boxes;
}

function splitOne(typed: string, kind: string, say: Say): Parts {
  const bare = typed.replace(WORDS, " ").trim();
  if (!NUMBERS.test(bare)) throw new Unreadable(say(kind));
  if (/^[0-9]{8}$/.test(bare)) return [bare.slice(0, 2), bare.slice(2, 4), bare.slice(4)];
  const numbers = ["", "", ...(bare.match(/[0-9]+/g) ?? [])].slice(-3) as Parts;
  if (!numbers.every((number) => !number || isNumber(number))) throw new Unreadable(say(kind));
  if (numbers[0].length === 4) numbers.reverse();
  return numbers;
}

function yearOf(typed: string, say: Say): number {
  const year = Number(typed);
  if (typed.length !== 4 || year < FIRST_YEAR || year > LAST_YEAR) throw new Unreadable(say("date_year"));
  return year;
}

function monthOf(typed: string, say: Say): number {
  const month = Number(typed);
  if (month < 1 || month > 12) throw new Unreadable(say("date_month"));
  return month;
}

function full([day, month, year]: Parts, say: Say): string {
  const [y, m, d] = [yearOf(year, say), monthOf(month, say), Number(day)];
  if (d < 1 || d > daysIn(y, m)) throw new Unreadable(say("date_impossible", { typed: `${d}/${m}/${y}` }));
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`;
}

/** First and last day that a date, whole or partial, may stand for: both as “2026-07-03”, which sorts as days do. */
export function span(value: string): [first: string, last: string] {
  const [year = 0, month = 0, day = 0] = value.split("-").map(Number);
  const lastMonth = month || 12;
  return [
    `${pad(year, 4)}-${pad(month || 1, 2)}-${pad(day || 1, 2)}`,
    `${pad(year, 4)}-${pad(lastMonth, 2)}-${pad(day || daysIn(year, lastMonth), 2)}`,
  ];
}

/** The same day `years` earlier; 29 February becomes 28 February. */
export function yearsBefore(day: string, years: number): string {
  const [year = 0, month = 1, of = 1] = day.split("-").map(Number);
  return `${pad(year - years, 4)}-${pad(month, 2)}-${pad(Math.min(of, daysIn(year - years, month)), 2)}`;
}

export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
