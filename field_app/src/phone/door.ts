// Coming in: the PIN, and how long one waits after a wrong one.

import type { Base, Door } from "./base";
import { makeLock, openLock } from "./crypt";

const FREE = 3; // wrong ones without waiting
const LONGEST = 15 * 60_000;

export const doorOf = (base: Base): Promise<Door | undefined> => base.doors.get("door");

export async function makeDoor(base: Base, device: string, pin: string, rounds?: number): Promise<CryptoKey> {
  const [key, lock] = await makeLock(pin, rounds);
  await base.doors.put({ id: "door", device, lock, wrong: 0, until: 0 });
  return key;
}

export const waitAfter = (wrong: number): number => (wrong < FREE ? 0 : Math.min(2 ** (wrong - FREE) * 5_000, LONGEST));

export type Opened = { key: CryptoKey } | { wait: number; wrong: boolean };

/** The key; or how many milliseconds to wait, and whether the PIN was looked at and is wrong. */
export async function openDoor(base: Base, pin: string, now: number): Promise<Opened> {
  const door = await doorOf(base);
  if (door === undefined) return { wait: 0, wrong: true };
  // A clock that was put back must not keep the door shut for a year.
  const left = Math.min(door.until - now, waitAfter(door.wrong));
  if (left > 0) return { wait: left, wrong: false };
  await base.doors.update("door", { wrong: door.wrong + 1, until: now + waitAfter(door.wrong + 1) });
  const key = await openLock(pin, door.lock);
  if (key === null) return { wait: waitAfter(door.wrong + 1), wrong: true };
  await base.doors.update("door", { wrong: 0, until: 0 });
  return { key };
}


/** Nothing of anybody stays. The app's own files do. */
export async function wipe(base: Base): Promise<void> {
  await base.delete();
  await base.open();
}
