// When to send: after each deed, when the network comes back, and from time to time; one tab at a time, with longer and
// longer pauses while it fails.

import type { Book } from "../book/book";
import { Wire } from "./calls";
import { type Outcome, sync } from "./sync";

const FIRST = 5_000;
const LONGEST = 5 * 60_000;
const SETTLE = 1_500; // after a deed: the next one may follow at once
const RUNNING = "camtay-field-sync";

export type Telling = { running: boolean; outcome: Outcome | null; at: Date | null };

export class Keeper {
  telling: Telling = { running: false, outcome: null, at: null };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = FIRST;
  private stopped = false;
  private readonly channel = new BroadcastChannel("camtay-field");

  constructor(
    private readonly book: Book,
    private readonly onTold: (telling: Telling) => void,
    private readonly onWipe: () => void,
  ) {
    this.channel.onmessage = () => void book.reload().catch(() => undefined);
    addEventListener("online", this.soon);
    document.addEventListener("visibilitychange", this.soon);
    this.soon();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    removeEventListener("online", this.soon);
    document.removeEventListener("visibilitychange", this.soon);
    this.channel.close();
  }

  /** Something was recorded: other tabs read it, and it is sent shortly. */
  recorded(): void {
    this.channel.postMessage("recorded");
    this.later(SETTLE);
  }

  readonly soon = (): void => {
    if (document.visibilityState === "visible") this.later(0);
  };

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.run(), milliseconds);
  }

  async run(): Promise<void> {
    if (this.telling.running || this.stopped) return;
    this.tell({ running: true });
    const { device, secret } = this.book.owner;
    const wire = new Wire(device, secret);
    const once = (): Promise<Outcome> => sync(this.book, wire, () => new Date());
    // Another tab is at it: this one reads what it brings.
    const outcome = await alone(once).catch((): Outcome => "refused");
    if (this.stopped) return;
    this.tell({ running: false, outcome: outcome ?? "done", ...(outcome === "done" ? { at: new Date() } : {}) });
    if (outcome === "wipe") return this.onWipe();
    if (outcome === "done") this.channel.postMessage("synced");
    this.pause = outcome === "done" ? FIRST : Math.min(this.pause * 2, LONGEST);
    this.later(outcome === "done" ? LONGEST : this.pause);
  }

  private tell(change: Partial<Telling>): void {
    this.telling = { ...this.telling, ...change };
    this.onTold(this.telling);
  }
}

function alone<T>(once: () => Promise<T>): Promise<T | null> {
  // A browser without locks sends from both tabs: the server takes each deed once.
  if (navigator.locks === undefined) return once();
  return navigator.locks.request(RUNNING, { ifAvailable: true }, (lock) => (lock === null ? Promise.resolve(null) : once()));
}
