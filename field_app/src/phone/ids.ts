// UUIDv7 that grow, also within a millisecond and when the phone's clock goes back: commands are carried out in their order.

import { randomBytes } from "./crypt";

let last = 0;
let count = 0;

export function uuid7(now: number = Date.now()): string {
  if (now > last) {
    last = now;
    count = 0;
  } else if (++count > 0xfff) {
    last++;
    count = 0;
  }
  const bytes = randomBytes(16);
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(last / 2 ** (8 * (5 - index))) & 0xff;
  bytes[6] = 0x70 | (count >> 8);
  bytes[7] = count & 0xff;
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Never before this one: what was recorded before the app was opened again. */
export function after(id: string): void {
  last = Math.max(last, Number.parseInt(id.replace("-", "").slice(0, 12), 16) || 0);
}
