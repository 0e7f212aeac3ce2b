// When the phone sends by itself: soon, when the network returns, less and less often while it fails, one tab at a time.

import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recordSession } from "../src/book/deeds";
import { Keeper, type Telling } from "../src/wire/keeper";
import { NOW, type Phone, phoneOf, Server } from "./server";

class Channel {
  static open: Channel[] = [];
  onmessage: (() => void) | null = null;
  constructor() {
    Channel.open.push(this);
  }
  postMessage(): void {
    for (const one of Channel.open) if (one !== this) one.onmessage?.();
  }
  close(): void {
    Channel.open = Channel.open.filter((one) => one !== this);
  }
}

let server: Server;
let phone: Phone;
let told: Telling[];
let wiped: number;
let calls: number;
let keepers: Keeper[];
const page = { visibilityState: "visible", addEventListener: vi.fn(), removeEventListener: vi.fn() };

beforeEach(async () => {
  server = new Server();
  phone = await phoneOf(server);
  [told, wiped, calls, keepers, Channel.open] = [[], 0, 0, [], []];
  page.visibilityState = "visible";
  vi.stubGlobal("BroadcastChannel", Channel);
  vi.stubGlobal("document", page);
  vi.stubGlobal("navigator", {}); // no locks, as in an old browser
  vi.stubGlobal("addEventListener", vi.fn());
  vi.stubGlobal("removeEventListener", vi.fn());
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    calls++;
    return server.line(path.replace("/field/api/", ""), init);
  });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  for (const one of keepers) one.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function keep(): Keeper {
  const keeper = new Keeper(phone.book, (telling) => told.push(telling), () => wiped++);
  keepers.push(keeper);
  return keeper;
}
const record = () => phone.book.add(
  recordSession({ skill: "vneid", place: "p", kind: "home", seen: [{ person: "p", seen: "shown" }], confirmed: "slip", witness: "", minutes: null, code: "", photo: null }, "Buổi", NOW).deed,
);
/** So many milliseconds later, and everything that was begun by then is over. */
async function after(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await vi.waitFor(() => expect(told.at(-1)?.running).not.toBe(true), { interval: 1 });
}

describe("the keeper", () => {
  it("sends what is recorded within seconds", async () => {
    const keeper = keep();
    await after(0);
    await record();
    keeper.recorded();
    await after(2_000);
    await vi.waitFor(() => expect(phone.book.onlyHere).toBe(0));
    expect(server.carriedOut).toHaveLength(1);
  });

  it("tries less and less often while there is no network, and never less than every five minutes", async () => {
    server.fate = () => "never";
    await record();
    keep();
    await after(0);
    expect(told.at(-1)?.outcome).toBe("offline");
    const first = calls;
    for (let count = 0; count < 20; count++) await after(30_000);
    const tried = calls - first;
    expect(tried).toBeGreaterThan(3);
    expect(tried).toBeLessThan(12);
    for (let count = 0; count < 11; count++) await after(30_000);
    expect(calls).toBeGreaterThan(first + tried);
    expect(phone.book.onlyHere).toBe(1);
  });

  it("does not send while nobody looks at it", async () => {
    page.visibilityState = "hidden";
    keep();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls).toBe(0);
  });

  it("has the phone wiped when the server says so, and not otherwise", async () => {
    keep();
    await after(0);
    expect(wiped).toBe(0);
    server.says.set("pack", { status: 401, body: { wipe: true, error: "Máy đã báo mất." } });
    keepers[0]?.soon();
    await after(0);
    await vi.waitFor(() => expect(wiped).toBe(1));
  });

  it("leaves the sending to the tab that is at it", async () => {
    vi.stubGlobal("navigator", { locks: { request: (_name: string, _how: object, run: (lock: null) => unknown) => Promise.resolve(run(null)) } });
    await record();
    keep();
    await after(0);
    expect([calls, phone.book.onlyHere]).toEqual([0, 1]);
  });
});
