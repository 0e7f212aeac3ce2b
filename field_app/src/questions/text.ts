// The twin of foundation/vietnamese where the form engine and the search of people need it.

const BLANKS = /[\t\n\v\f\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const UNPRINTED = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
// What old fonts and converters left where Đ should be, and what cannot be seen.
const LOOKALIKES: Record<string, string> = { "\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ" };
const LOOKALIKE = /[\u00d0\u0189\u00f0\u0256]/g;
const UNSEEN = /[\u00ad\u200b\u200c\u200d\u2060\ufeff]/g;
const MOJIBAKE = /[\u00c2-\u00df][\u0080-\u00bf\u0152-\u2122]|\u00e1[\u00ba\u00bb]/g;
// Bytes 0x80 to 0x9f of Windows-1252; its five holes are read as control characters, as browsers do.
const CP1252 = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"];

function byteOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x100) return code;
  const found = CP1252.indexOf(letter);
  return found < 0 ? -1 : 0x80 + found;
}

/** Undo UTF-8 that was once read as Windows-1252; any other text comes back as it is. */
export function repair(text: string): string {
  const found = text.match(MOJIBAKE);
  if (!found || (found.length === 1 && found[0]?.[0] !== "\u00e1")) return text;
  const bytes = [...text].map(byteOf);
  if (bytes.includes(-1)) return text;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}

const strip = (text: string): string => text.split(BLANKS).filter(Boolean).join(" ");

export function clean(text: string): string {
  const mended = repair(text)
    .replace(LOOKALIKE, (letter) => LOOKALIKES[letter] ?? letter)
    .replace(UNSEEN, "")
    .normalize("NFC");
  return strip(mended);
}

/** Without control characters; line breaks and tabs stay. */
export function printable(text: string): string {
  return text.normalize("NFC").replace(UNPRINTED, (letter) => ("\t\n\r".includes(letter) ? letter : ""));
}

export const tidy = (text: string): string => clean(printable(text));

/** Lower case without marks, đ as d: “Đăng ký” and “dang ky” become one. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d");
}

/** In characters as people count them, not in halves of them. */
export const lengthOf = (text: string): number => [...text].length;

export type CitizenFacts = { sex: "male" | "female"; birthYear: number };

/** What the twelve digits say; null when their form is wrong. */
export function citizenFacts(digits: string): CitizenFacts | null {
  const match = /^(\d{3})(\d)(\d{2})\d{6}$/.exec(digits);
  if (!match || match[1] === "000") return null;
  const digit = Number(match[2]);
  return {
    sex: digit % 2 ? "female" : "male",
    birthYear: 1900 + 100 * Math.floor(digit / 2) + Number(match[3]),
  };
}

/** 1234.5 as “1.234,5” with at most `places` decimals, halves rounded away from nothing. */
export function numberText(value: number, places: number): string {
  const [, sign = "", digits = "0", fraction = "", power = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const shift = Number(power) - fraction.length + places;
  let units = BigInt(digits + fraction);
  if (shift >= 0) units *= 10n ** BigInt(shift);
  else {
    const below = 10n ** BigInt(-shift);
    units = (units * 2n + below) / (below * 2n);
  }
  const scale = 10n ** BigInt(places);
  const whole = String(units / scale).replace(/\B(?=(\d{3})+$)/g, ".");
  const rest = places ? String(units % scale).padStart(places, "0").replace(/0+$/, "") : "";
  return `${units === 0n ? "" : sign}${whole}${rest ? `,${rest}` : ""}`;
}

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

function tens(rest: number, afterHundred: boolean): string[] {
  const [ten, one] = [Math.floor(rest / 10), rest % 10];
  if (ten === 0) {
    if (one === 0) return [];
    return afterHundred ? ["linh", DIGITS[one]!] : [DIGITS[one]!];
  }
  const words = ten === 1 ? ["mười"] : [DIGITS[ten]!, "mươi"];
  if (one === 0) return words;
  if (one === 5) return [...words, "lăm"];
  if (ten > 1 && (one === 1 || one === 4)) return [...words, one === 1 ? "mốt" : "tư"];
  return [...words, DIGITS[one]!];
}

/** 1005 as “một nghìn không trăm linh năm”, for days, months and years. */
export function numberWords(value: number): string {
  if (value === 0) return DIGITS[0]!;
  const words: string[] = [];
  for (const [power, name] of [[2, "triệu"], [1, "nghìn"], [0, ""]] as const) {
    const group = Math.floor(value / 1000 ** power) % 1000;
    if (!group) continue;
    const hundred = Math.floor(group / 100);
    const spoken = words.length === 0 && !hundred ? [] : [DIGITS[hundred]!, "trăm"];
    words.push(...spoken, ...tens(group % 100, spoken.length > 0), ...(name ? [name] : []));
  }
  return words.join(" ");
}
