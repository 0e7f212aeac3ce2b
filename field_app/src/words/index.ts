import { en } from "./en";
import { vi } from "./vi";

export type Word = keyof typeof vi;
export type Language = "vi" | "en";

const KEPT = "camtay-language";
let language: Language = "vi";

export const spoken = (): Language => language;

/** Vietnamese unless somebody chose English. */
export function speak(chosen?: Language): void {
  if (chosen !== undefined) globalThis.localStorage?.setItem(KEPT, chosen);
  language = chosen ?? (globalThis.localStorage?.getItem(KEPT) === "en" ? "en" : "vi");
  if (typeof document !== "undefined") document.documentElement.lang = language;
}

/** The words, with {holes} filled. */
export function t(word: Word, filled: Record<string, string | number> = {}): string {
  const text = (language === "en" ? en : vi)[word];
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(filled[name] ?? hole));
}
