// Whatever breaks between the phone and the server: each deed arrives, once.

import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { Book } from "../src/book/book";
import { type Session, recordSession, writeDown } from "../src/book/deeds";
import { Base } from "../src/phone/base";
import { type Line, Wire } from "../src/wire/calls";
import { sync } from "../src/wire/sync";
import { clock, NOW, type Phone, phoneOf, reopened, Server } from "./server";

const said = (more: Partial<Session> = {}): Session => ({
  skill: "vneid", place: "20455-03", kind: "home", seen: [{ person: "p1", seen: "shown" }], confirmed: "slip", witness: "",
  minutes: null, photo: null, code: "", ...more,
});
const photo = { id: "f1", name: "anh.jpg", content: new Uint8Array([255, 216, 255]).buffer };

let server: Server;
let phone: Phone;
beforeEach(async () => {
  server = new Server();
  phone = await phoneOf(server);
});
const record = async (count: number): Promise<string[]> => {
  for (let one = 1; one <= count; one++) await phone.book.add(recordSession(said(), `Buổi ${one}`, NOW).deed);
  return phone.book.waiting.map((one) => one.command.id);
};
const send = () => sync(phone.book, phone.wire, clock);

describe("a broken line", () => {
  it("keeps everything while there is no network", async () => {
    const ids = await record(9);
    server.fate = () => "never";
    expect(await send()).toBe("offline");
    phone = await reopened(phone, server);
    expect(phone.book.waiting.map((one) => one.command.id)).toEqual(ids);
    expect(phone.book.onlyHere).toBe(9);
  });

  it("sends the same again when the answer was lost, and nothing is doubled", async () => {
    const ids = await record(9);
    server.fate = () => "unheard";
    expect(await send()).toBe("offline");
    expect(server.carriedOut).toEqual(ids);
    phone = await reopened(phone, server);
    server.fate = () => "arrives";
    expect(await send()).toBe("done");
    expect(server.carriedOut).toEqual(ids);
    expect(phone.book.onlyHere).toBe(0);
  });

  it.each([1, 2, 3, 4, 5])("breaks anywhere, again and again (seed %i)", async (seed) => {
    let state = seed;
    const chance = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    server.fate = () => (["arrives", "never", "unheard"] as const)[Math.floor(chance() * 3)] ?? "never";
    await phone.book.add(recordSession(said({ photo }), "Buổi có ảnh", NOW).deed);
    const ids = await record(12);
    for (let round = 0; round < 60 && phone.book.onlyHere > 0; round++) {
      await send();
      if (chance() < 0.3) phone = await reopened(phone, server);
    }
    expect(phone.book.onlyHere).toBe(0);
    expect([...server.carriedOut].sort()).toEqual([...ids].sort());
    expect(server.files.get("f1")).toBe(3);
  });

  it("is the same to the phone as a server that is down, or a hotel's sign-in page", async () => {
    await record(1);
    server.says.set("outbox", { status: 503, body: {} });
    expect(await send()).toBe("offline");
    const hotel: Line = async () => new Response("<html>");
    phone.wire = new Wire("d", "s", hotel);
    expect(await send()).toBe("offline");
    expect(phone.book.onlyHere).toBe(1);
  });
});

describe("two tabs", () => {
  it("that send the same outbox at once do each deed once", async () => {
    const ids = await record(5);
    const tab = await Book.open(new Base(phone.base.name), phone.key);
    await Promise.all([send(), sync(tab, phone.wire, clock)]);
    expect(server.carriedOut.sort()).toEqual(ids);
    await phone.book.reload();
    expect(phone.book.onlyHere).toBe(0);
  });

  it("lose nothing that is recorded while the other's news are being read", async () => {
    await record(1);
    const { base, book } = phone;
    const get = base.vault.get.bind(base.vault);
    let read = (): void => undefined;
    const slow = new Promise<void>((done) => (read = done)); // ten thousand sealed records take a cheap phone a while
    base.vault.get = ((id: string) => slow.then(() => get(id))) as unknown as typeof get;
    const reading = book.reload();
    await new Promise((later) => setTimeout(later, 20));
    await book.add(recordSession(said(), "Giữa chừng", NOW).deed);
    read();
    await reading;
    expect(phone.book.waiting).toHaveLength(2);
    expect(await phone.base.outbox.count()).toBe(2);
  });
});

describe("what the server says of a deed", () => {
  it("keeps a deed that waits for another, and sends it again", async () => {
    const { deed, person: newcomer } = writeDown({ name: "Trần Thị Bưởi", birth_year: 1950, sex: "", phone: "", place: "p", house: "3" }, "Người mới", NOW);
    await phone.book.add(recordSession(said({ seen: [{ person: newcomer.id, seen: "shown" }] }), "Buổi", NOW).deed);
    await phone.book.add(deed);
    let known = false;
    server.judge = (one) => {
      if (one.name === "write_down_person/1") known = true;
      return one.name === "record_session/1" && !known ? { state: "waiting", missing: [newcomer.id] } : { state: "done" };
    };
    await send();
    expect(phone.book.waiting.map((one) => one.command.name)).toEqual(["record_session/1"]);
    await send();
    expect(phone.book.onlyHere).toBe(0);
  });

  it("shows what was refused, with its reason, until it was read", async () => {
    await record(1);
    server.judge = () => ({ state: "refused", error: "Bà con này không ở thôn của bạn." });
    await send();
    phone = await reopened(phone, server);
    expect(phone.book.onlyHere).toBe(0);
    expect(phone.book.notes).toMatchObject([{ about: "Buổi 1", receipt: { state: "refused", error: "Bà con này không ở thôn của bạn." } }]);
  });

  it("finds the one broken deed among many, and the others go through", async () => {
    await record(3);
    const broken = { command: { id: "019f0000-0000-7000-8000-000000000000", name: "observe/1", claimed_at: "", payload: { broken: true } }, about: "Hỏng" };
    await phone.book.add({ waiting: [broken] });
    await record(3);
    expect(await send()).toBe("done");
    expect(server.carriedOut).toHaveLength(6);
    expect(phone.book.notes.filter((one) => one.receipt.state === "refused").map((one) => one.about)).toEqual(["Hỏng"]);
  });

  it("takes a file that was sent off the phone, and keeps one that was not", async () => {
    await phone.book.add(recordSession(said({ photo }), "Buổi có ảnh", NOW).deed);
    server.says.set("attachments", { status: 422, body: { error: "Không phải ảnh." } });
    await send();
    expect(phone.book.filesWaiting).toEqual(["f1"]);
    server.says.clear();
    await send();
    expect(phone.book.filesWaiting).toEqual([]);
    expect((await phone.book.fileContent("f1"))?.byteLength).toBe(0);
  });

  it("is asked again of a deed that is held", async () => {
    const [id] = await record(1);
    server.judge = () => ({ state: "held" });
    await send();
    expect(phone.book.notes[0]?.receipt.state).toBe("held");
    server.says.set("known", { status: 200, body: { known: { [id as string]: "done" } } });
    await send();
    expect(phone.book.notes[0]?.receipt.state).toBe("done");
  });
});

describe("a phone that may no longer send", () => {
  it("goes on recording when it must be signed in again, and sends afterwards", async () => {
    await record(2);
    for (const call of ["outbox", "pack"]) server.says.set(call, { status: 401, body: { wipe: false, error: "Ghi tên lại." } });
    expect(await send()).toBe("sign-in");
    await record(1);
    server.says.clear();
    expect(await send()).toBe("done");
    expect(server.carriedOut).toHaveLength(3);
  });

  it("sends what waits when the role has ended, and is told to wipe only then", async () => {
    await record(2);
    server.says.set("pack", { status: 403, body: { wipe: false, error: "Vai trò đã hết." } });
    expect(await send()).toBe("role-ended");
    expect(server.carriedOut).toHaveLength(2);
    server.says.set("pack", { status: 403, body: { wipe: true, error: "Vai trò đã hết." } });
    expect(await send()).toBe("wipe");
  });

  it("is told to wipe when it was reported lost", async () => {
    server.says.set("pack", { status: 401, body: { wipe: true, error: "Máy đã báo mất." } });
    expect(await send()).toBe("wipe");
  });
});
