// Storage that is full, or is shut under us: plain words, nothing lost, nothing half.

import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { addVisit, recordSession, weekOf } from "../src/book/deeds";
import { troubleOf } from "../src/phone/base";
import { after, uuid7 } from "../src/phone/ids";
import { en } from "../src/words/en";
import { vi } from "../src/words/vi";
import { NOW, type Phone, phoneOf, reopened, Server } from "./server";

let phone: Phone;
const server = new Server();
beforeEach(async () => {
  phone = await phoneOf(server);
});
const session = (about: string) =>
  recordSession({
    skill: "vneid", place: "p", kind: "home", seen: [{ person: "p1", seen: "shown" }], confirmed: "slip", witness: "", minutes: null, code: "",
    photo: { id: crypto.randomUUID(), name: "anh.jpg", content: new Uint8Array(8).buffer },
  }, about, NOW).deed;
const fault = (name: string): Error => Object.assign(new Error(name), { name });

describe("a phone without room", () => {
  it("keeps the deed whole or not at all, says so, and takes it when there is room again", async () => {
    const bulkPut = phone.base.outbox.bulkPut.bind(phone.base.outbox);
    phone.base.outbox.bulkPut = (() => {
      throw fault("QuotaExceededError");
    }) as unknown as typeof bulkPut;
    const deed = session("Buổi");
    const refused = await phone.book.add(deed).then(() => null, (error: unknown) => error);
    expect(troubleOf(refused)).toBe("full");
    expect([phone.book.onlyHere, await phone.base.files.count()]).toEqual([0, 0]);
    phone.base.outbox.bulkPut = bulkPut;
    await phone.book.add(deed);
    phone = await reopened(phone, server);
    expect(phone.book.waiting.map((one) => one.about)).toEqual(["Buổi"]);
    expect(phone.book.filesWaiting).toHaveLength(1);
  });

  it("is recognised however the browser wraps it", () => {
    expect(troubleOf(Object.assign(fault("AbortError"), { inner: fault("QuotaExceededError") }))).toBe("full");
  });
});

describe("a database that the browser shuts", () => {
  it("is told apart, keeps what was saved, and takes the deed once it is open again", async () => {
    await phone.book.add(session("Trước"));
    phone.base.close();
    const deed = session("Sau");
    const refused = await phone.book.add(deed).then(() => null, (error: unknown) => error);
    expect(troubleOf(refused)).toBe("shut");
    await phone.base.open();
    await phone.book.add(deed);
    phone = await reopened(phone, server);
    expect(phone.book.waiting.map((one) => one.about)).toEqual(["Trước", "Sau"]);
  });

  it("is no reason to call any other fault the same", () => expect(troubleOf(new TypeError("x"))).toBe("other"));
});

describe("the phone's clock", () => {
  it("put back in the field still gives ids that grow, so that deeds keep their order", () => {
    const ids = [NOW.getTime(), NOW.getTime() - 86_400_000, NOW.getTime() - 1, NOW.getTime()].map((at) => uuid7(at));
    expect([...ids].sort()).toEqual(ids);
  });

  it("put back while the app was closed, too", async () => {
    after("019f0000-0000-7000-8000-000000000000");
    expect(uuid7(NOW.getTime()) > "019f0000-0000-7000-8000-000000000000").toBe(true);
  });

  it("gives ten thousand ids in one millisecond, each once and in order", () => {
    const ids = Array.from({ length: 10_000 }, () => uuid7(NOW.getTime()));
    expect(new Set(ids).size).toBe(10_000);
    expect([...ids].sort()).toEqual(ids);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("begins the week in Huế, not in Greenwich", () => {
    expect(weekOf(new Date("2026-11-29T16:59:00Z"))).toBe(20261123);
    expect(weekOf(new Date("2026-11-29T17:00:00Z"))).toBe(20261130);
    expect(addVisit("p", "vneid", "", NOW).waiting[0]?.command.payload).toMatchObject({ week: 20261123 });
  });
});

describe("words", () => {
  it("are there in both languages, with the same holes", () => {
    const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const word of Object.keys(vi) as (keyof typeof vi)[]) {
      expect(en[word], word).toBeTruthy();
      expect(holes(en[word]), word).toEqual(holes(vi[word]));
    }
  });
});
