// The PIN, what it opens, and what a finder of the phone gets without it.

import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { writeDown } from "../src/book/deeds";
import { Base } from "../src/phone/base";
import { isWeak, makeLock, open, openLock, ROUNDS, seal } from "../src/phone/crypt";
import { doorOf, makeDoor, openDoor, waitAfter, wipe } from "../src/phone/door";
import { everythingIn, NOW, phoneOf, Server } from "./server";

const PIN = "482915";
let base: Base;
beforeEach(() => {
  base = new Base(`door-${crypto.randomUUID()}`);
});

describe("the lock", () => {
  it("opens with its PIN and with no other", async () => {
    const [key, lock] = await makeLock(PIN, 10);
    const sealed = await seal(key, { name: "Lê Thị Hường" });
    expect(await openLock("482916", lock)).toBeNull();
    const again = await openLock(PIN, lock);
    expect(await open(again as CryptoKey, sealed)).toEqual({ name: "Lê Thị Hường" });
  });

  it("is slow to try, and its key never leaves the browser", async () => {
    expect(ROUNDS).toBeGreaterThanOrEqual(600_000);
    const [key] = await makeLock(PIN, 10);
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  });

  it("seals the same words differently each time", async () => {
    const [key] = await makeLock(PIN, 10);
    const [one, other] = [await seal(key, "a"), await seal(key, "a")];
    expect(Buffer.from(one.data)).not.toEqual(Buffer.from(other.data));
  });

  it("notices a changed byte", async () => {
    const [key] = await makeLock(PIN, 10);
    const sealed = await seal(key, "a");
    new Uint8Array(sealed.data)[0]! ^= 1;
    await expect(open(key, sealed)).rejects.toThrow();
  });

  it.each(["111111", "123456", "654321", "12345", "abcdef", ""])("calls %s weak", (pin) => expect(isWeak(pin)).toBe(true));
  it("takes a PIN nobody guesses at once", () => expect(isWeak(PIN)).toBe(false));
});

describe("the door", () => {
  it("makes one wait longer and longer after wrong PINs, also when the app is closed in between", async () => {
    await makeDoor(base, "d", PIN, 10);
    let now = NOW.getTime();
    for (let count = 1; count <= 3; count++) expect(await openDoor(base, "999888", now)).toMatchObject({ wrong: true });
    base.close();
    base = new Base(base.name);
    expect(await openDoor(base, PIN, now)).toEqual({ wait: waitAfter(3), wrong: false });
    now += waitAfter(3);
    expect(await openDoor(base, PIN, now)).toHaveProperty("key");
    expect(await doorOf(base)).toMatchObject({ wrong: 0, until: 0 });
  });

  it("never waits longer than a quarter of an hour, also when the clock was put back a year", async () => {
    expect(waitAfter(60)).toBe(15 * 60_000);
    await makeDoor(base, "d", PIN, 10);
    for (let count = 1; count <= 4; count++) await openDoor(base, "999888", NOW.getTime() + count * 3_600_000);
    const opened = await openDoor(base, PIN, NOW.getTime() - 365 * 86_400_000);
    expect(opened).toMatchObject({ wrong: false });
    expect((opened as { wait: number }).wait).toBeLessThanOrEqual(15 * 60_000);
  });

  it("counts a try before it looks, so that closing the app at once gains nothing", async () => {
    await makeDoor(base, "d", PIN, 10);
    const trying = openDoor(base, "999888", NOW.getTime());
    await trying;
    expect(await doorOf(base)).toMatchObject({ wrong: 1 });
  });
});

describe("a finder of the phone", () => {
  it("reads no name, telephone, house or secret in the database", async () => {
    const phone = await phoneOf(new Server());
    const newcomer = { name: "Hồ Văn Nhánh", birth_year: 1948, sex: "" as const, phone: "0905111222", place: "20455-03", house: "Kiệt 7" };
    await phone.book.add(writeDown(newcomer, "Người mới: Hồ Văn Nhánh", NOW).deed);
    const all = await everythingIn(phone.base);
    expect(all).toContain("person:");
    for (const word of ["Nhánh", "0905111222", "Kiệt", "1948", "bí-mật", "Khoa"]) expect(all).not.toContain(word);
  });

  it("finds nothing at all once it was wiped, and the phone can be enrolled anew", async () => {
    const phone = await phoneOf(new Server());
    await makeDoor(phone.base, "d", PIN, 10);
    await wipe(phone.base);
    expect(JSON.parse(await everythingIn(phone.base)).flat()).toEqual([]);
    expect(await doorOf(phone.base)).toBeUndefined();
    await makeDoor(phone.base, "e", PIN, 10);
    expect(await openDoor(phone.base, PIN, NOW.getTime())).toHaveProperty("key");
  });
});
