// The phone's database. Everything of anybody is sealed; in the open lie only ids, kinds and the order of things.

import { Dexie, type EntityTable } from "dexie";
import type { Lock, Sealed } from "./crypt";

/** What opens the phone: whose it is by number, the lock, and how often a wrong PIN was typed. */
export type Door = { id: "door"; device: string; lock: Lock; wrong: number; until: number };
export type Row = { id: string } & Sealed;
export type RecordRow = Row & { kind: string; own: 0 | 1 }; // own: made on this phone, not yet come back in a pack
export type FileRow = Row & { sent: 0 | 1; name: string };
export type Voice = { path: string; digest: string; content: Blob };

export class Base extends Dexie {
  doors!: EntityTable<Door, "id">;
  vault!: EntityTable<Row, "id">; // by name: who the owner is, the secret, the cursor
  records!: EntityTable<RecordRow, "id">; // "person:<uuid>"
  outbox!: EntityTable<Row, "id">;
  notes!: EntityTable<Row, "id">; // what became of what was sent
  files!: EntityTable<FileRow, "id">;
  voices!: EntityTable<Voice, "path">; // public recordings, not sealed

  constructor(name = "camtay-field") {
    super(name);
    this.version(1).stores({
      doors: "id", vault: "id", records: "id, kind", outbox: "id", notes: "id", files: "id", voices: "path",
    });
  }
}

/** Did the phone run out of room, or was the database shut under us? Words for people are chosen by this. */
export function troubleOf(error: unknown): "full" | "shut" | "other" {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((one) => (one as Error | null)?.name ?? "");
  if (names.some((name) => name === "QuotaExceededError")) return "full";
  const shut = ["DatabaseClosedError", "InvalidStateError", "OpenFailedError", "MissingAPIError", "AbortError", "UnknownError"];
  return names.some((name) => shut.includes(name)) ? "shut" : "other";
}
