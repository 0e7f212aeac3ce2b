// Filing together: found in people's own words, steps by where it is filed, and what goes up at the end.

import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { recordFiling } from "../src/book/deeds";
import type { Person, Pressed, Procedure } from "../src/book/kinds";
import { install, isOffered, watchForOffer } from "../src/phone/install";
import type { Desk } from "../src/screens/desk";
import { found, stepsOf } from "../src/screens/Filing";
import { faultsOfFiling } from "../src/screens/Filed";
import { sync } from "../src/wire/sync";
import { clock, NOW, type Phone, phoneOf, reopened, Server } from "./server";

const procedure = (id: string, title: string, here: string[] = []): Procedure => ({ id, name: `Thủ tục ${title}`, title, who: "", bring: "", how_long: "", cost: "", here });
const sen: Person = { id: "s", name: "Phan Thị Sen", birth_year: 1958, place: "20179-01", house: "", version: 1, rungs: {}, family: [] };
const filed = (pressed: Pressed, code: string) =>
  recordFiling({ procedure: "Đăng ký khai sinh", person: sen, pressed, code, confirmed: "slip", witness: "" }, "Nộp", NOW).waiting.map((one) => one.command);

describe("a procedure", () => {
  it("is found by some letters without accents", () => {
    const all = [procedure("1", "Đăng ký khai sinh"), procedure("2", "Đăng ký kết hôn")];
    expect(found("khai sinh dang", all).map((one) => one.id)).toEqual(["1"]);
    expect(found("", all)).toHaveLength(2);
  });
});

describe("the steps", () => {
  let server: Server;
  let phone: Phone;
  beforeEach(async () => {
    server = new Server();
    phone = await phoneOf(server);
    const records = [
      { kind: "place", id: "20179-01", name: "A Xách", commune: "20179" }, { kind: "procedure", ...procedure("1", "Khai sinh", ["20179"]) },
      { kind: "procedure", ...procedure("2", "Kết hôn") },
    ];
    server.pages = [{ cursor: "1", more: false, reset: true, records }];
    await sync(phone.book, phone.wire, clock);
    phone = await reopened(phone, server);
  });
  const steps = (code: string): string[] => stepsOf({ book: phone.book } as Desk, phone.book.lists.procedure.get(code) as Procedure);

  it("lead to the commune or to the national portal, and in each somebody looks away", () => {
    expect(steps("2")[0]).toContain("dichvucong.gov.vn");
    expect(steps("1").join()).not.toContain("dichvucong.gov.vn");
    for (const one of [steps("1"), steps("2")]) {
      expect(one).toHaveLength(5);
      expect(one[1]).toContain("bạn quay mặt đi");
    }
  });
});

describe("what was filed", () => {
  it("goes up as a session, and as an observation with the code where there is one", () => {
    const [session, ...rest] = filed("guided", "H57.38-1");
    expect(session?.payload).toMatchObject({ skill: "file_online", title: "Đăng ký khai sinh", seen: [{ person: "s", seen: "with_help" }] });
    expect(rest.map((one) => one.payload)).toMatchObject([{ person: "s", seen: "with_help", case_code: "H57.38-1" }]);
    expect(filed("guided", "")).toHaveLength(1);
  });

  it.each([["self", "", "alone_checked", 1], ["self", "A1", "shown", 2], ["by_family", "", "family", 1], ["authorised", "", "shown", 1]] as const)(
    "pressed by %s with code “%s” was %s", (pressed, code, seen, count) => {
      const commands = filed(pressed, code);
      expect(commands).toHaveLength(count);
      expect(commands[0]?.payload["seen"]).toEqual([{ person: "s", seen }]);
      if (count === 2) expect(commands[1]?.payload["seen"]).toBe("alone_declared");
    },
  );

  it("needs to be said who pressed and how it was confirmed", () => {
    const nothing = { pressed: null, code: "", confirmed: null, agreed: false, witness: "" };
    expect(Object.keys(faultsOfFiling(nothing))).toEqual(["pressed", "confirmed"]);
    expect(Object.keys(faultsOfFiling({ ...nothing, pressed: "self", confirmed: "pressed" }))).toEqual(["agreed", "witness"]);
  });
});

describe("the offer to install", () => {
  it("is kept until the button is pressed, and good for once", async () => {
    const page = new EventTarget();
    watchForOffer(page);
    expect(isOffered()).toBe(false);
    const event = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt: () => Promise.resolve(), userChoice: Promise.resolve({ outcome: "accepted" }) });
    page.dispatchEvent(event);
    expect([event.defaultPrevented, isOffered()]).toEqual([true, true]);
    expect(await install()).toBe(true);
    expect([isOffered(), await install()]).toEqual([false, false]);
  });
});
