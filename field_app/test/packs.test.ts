// Records down: page by page, from where the phone stands, never half.

import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { writeDown } from "../src/book/deeds";
import { sync } from "../src/wire/sync";
import { clock, NOW, person, type Phone, phoneOf, reopened, Server } from "./server";

let server: Server;
let phone: Phone;
beforeEach(async () => {
  server = new Server();
  phone = await phoneOf(server);
  server.pages = [
    { cursor: "1", more: true, reset: true, records: [person("a", "Lê Thị Hường"), person("b", "Lê Văn Tâm")] },
    { cursor: "2", more: false, records: [person("c", "Hồ Văn Nhánh"), { kind: "weather", id: "x" }] },
  ];
});
const send = () => sync(phone.book, phone.wire, clock);
const names = (): string[] => [...phone.book.lists.person.values()].map((one) => one.name).sort();

describe("packs", () => {
  it("come page by page and are there after the app was closed", async () => {
    expect(await send()).toBe("done");
    phone = await reopened(phone, server);
    expect(names()).toEqual(["Hồ Văn Nhánh", "Lê Thị Hường", "Lê Văn Tâm"]);
    expect(phone.book.cursor).toBe("2");
  });

  it("go on from where the line broke", async () => {
    let calls = 0;
    server.fate = () => (++calls === 2 ? "unheard" : "arrives");
    expect(await send()).toBe("offline");
    expect(phone.book.cursor).toBe("1");
    phone = await reopened(phone, server);
    await send();
    expect(names()).toHaveLength(3);
    expect(server.calls).toEqual(["pack", "pack", "pack"]);
  });

  it("ask once and write nothing where nothing changed", async () => {
    await send();
    server.calls = [];
    let told = 0;
    phone.book.onChange(() => told++);
    await send();
    expect(server.calls).toEqual(["pack"]);
    expect(told).toBe(0);
  });

  it("take away whoever is no longer this helper's business", async () => {
    await send();
    server.pages[2] = { cursor: "3", more: false, records: [{ kind: "person", id: "b", gone: true }] };
    await send();
    phone = await reopened(phone, server);
    expect(names()).toEqual(["Hồ Văn Nhánh", "Lê Thị Hường"]);
  });

  it("begun anew, keep what was written down here and waits", async () => {
    await send();
    const newcomer = { name: "Trần Thị Bưởi", birth_year: 1950, sex: "" as const, phone: "", place: "p", house: "3" };
    await phone.book.add(writeDown(newcomer, "Người mới", NOW).deed);
    server.fate = () => "never";
    await send();
    await phone.book.takePage({ cursor: "9", more: false, reset: true, records: [person("a", "Lê Thị Hường")] });
    phone = await reopened(phone, server);
    expect(names()).toEqual(["Lê Thị Hường", "Trần Thị Bưởi"]);
    expect(phone.book.waiting).toHaveLength(1);
  });

  it("leave page and cursor as they were when the phone runs out of room", async () => {
    const put = phone.base.vault.put.bind(phone.base.vault);
    phone.base.vault.put = (() => {
      throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    }) as unknown as typeof put;
    await expect(send()).rejects.toThrow();
    phone.base.vault.put = put;
    phone = await reopened(phone, server);
    expect([names(), phone.book.cursor]).toEqual([[], ""]);
    await send();
    expect(names()).toHaveLength(3);
  });
});
