// Calls to the server, as docs/field-protocol.md has them. A broken line is `null`: nothing is known, and the same is sent again.

import type { Page } from "../book/book";
import type { Command, Receipt } from "../book/kinds";

export type Answer<T> = { status: number; body: T & { error?: string; wipe?: boolean } };
export type Line = (path: string, init: RequestInit) => Promise<Response>;
export type Enrolment = { signed_in: boolean; may: boolean; account: { name: string }; csrf: string };
export type Enrolled = { secret: string; account: { name: string }; server_time: string };

const PATIENCE = 60_000;
export const APP = "1.0";

const overNetwork: Line = (path, init) => fetch(`/field/api/${path}`, { ...init, signal: AbortSignal.timeout(PATIENCE) });

export class Wire {
  constructor(
    private readonly device: string,
    private readonly secret: string,
    private readonly line: Line = overNetwork,
  ) {}

  pack = (cursor: string, waiting: number): Promise<Answer<Page> | null> =>
    this.call(`pack?cursor=${encodeURIComponent(cursor)}&waiting=${waiting}`, {});

  outbox = (commands: readonly Command[], now: Date): Promise<Answer<{ receipts: Receipt[] }> | null> =>
    this.call("outbox", json({ sent_at: now.toISOString(), app: APP, commands }));

  known = (ids: readonly string[]): Promise<Answer<{ known: Record<string, string> }> | null> => this.call("known", json({ ids }));

  attach = (id: string, name: string, content: ArrayBuffer): Promise<Answer<{ receipt: string }> | null> =>
    this.call(`attachments/${id}`, { method: "PUT", body: content, headers: { "X-Name": encodeURIComponent(name) } });

  private call<T>(path: string, init: RequestInit): Promise<Answer<T> | null> {
    const headers = { ...init.headers, Authorization: `Device ${this.device}.${this.secret}` };
    return called(this.line, path, { ...init, headers, credentials: "omit" });
  }
}

export const whoIsThere = (line: Line = overNetwork): Promise<Answer<Enrolment> | null> =>
  called(line, "enrol", { credentials: "same-origin" });

export function enrol(device: string, label: string, csrf: string, line: Line = overNetwork): Promise<Answer<Enrolled> | null> {
  const sent = json({ device, label, app: APP });
  return called(line, "enrol", { ...sent, headers: { ...sent.headers, "X-CSRFToken": csrf }, credentials: "same-origin" });
}

const json = (content: unknown): { method: string; body: string; headers: Record<string, string> } => ({
  method: "POST", body: JSON.stringify(content), headers: { "Content-Type": "application/json" },
});

async function called<T>(line: Line, path: string, init: RequestInit): Promise<Answer<T> | null> {
  try {
    const answer = await line(path, { ...init, cache: "no-store" });
    return { status: answer.status, body: (await answer.json()) as Answer<T>["body"] };
  } catch {
    return null; // no network, cut in the middle, or an answer that is not ours
  }
}
