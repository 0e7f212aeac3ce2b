// What is on the phone, opened: records from packs, deeds that wait, what became of the others. Sealed in the database;
// in memory only while unlocked. Everything is written there before it is seen here.

import type { Base, FileRow, RecordRow, Row } from "../phone/base";
import { open, openBytes, type Sealed, seal, sealBytes } from "../phone/crypt";
import { after } from "../phone/ids";
import { type Command, type Kind, KINDS, type Kinds, type Note, type Owner, type Person, type Receipt, type Waiting } from "./kinds";

export type Lists = { [K in Kind]: Map<string, Kinds[K]> };
export type Arrived = { kind: string; id: string; gone?: boolean };
export type Page = { cursor: string; more: boolean; reset?: boolean; records: Arrived[] };
export type Photo = { id: string; name: string; content: ArrayBuffer };
/** Something done: its commands in their order, each with its line; people written down by it; a photo. */
export type Deed = { waiting: Waiting[]; people?: Person[]; photo?: Photo };

const MOST_NOTES = 500;
const isKind = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind);
const emptyLists = (): Lists => ({ place: new Map(), person: new Map(), visit: new Map(), lesson: new Map(), procedure: new Map(), form: new Map(), hand: new Map() });

export class Book {
  lists: Lists = emptyLists();
  waiting: Waiting[] = [];
  notes: Note[] = [];
  files = new Map<string, { name: string; sent: boolean }>();
  owner!: Owner;
  cursor = "";
  private listeners = new Set<() => void>();
  private changes = 0;

  private constructor(
    readonly base: Base,
    private readonly key: CryptoKey,
  ) {}

  static async open(base: Base, key: CryptoKey): Promise<Book> {
    const book = new Book(base, key);
    await book.reload();
    return book;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(): void {
    this.changes++;
    for (const listener of this.listeners) listener();
  }

  /** Read everything anew: another tab has written. What is recorded here meanwhile is read once more, never forgotten. */
  async reload(): Promise<void> {
    const { base } = this;
    const before = this.changes;
    const [records, outbox, notes, files, owner, cursor] = await Promise.all([
      base.records.toArray(), base.outbox.orderBy("id").toArray(), base.notes.toArray(), base.files.toArray(),
      base.vault.get("owner"), base.vault.get("cursor"),
    ]);
    const lists = emptyLists();
    await Promise.all(records.map(async (row) => put(lists, row.kind, await open(this.key, row))));
    const waiting = await Promise.all(outbox.map((row) => open<Waiting>(this.key, row)));
    const told = await Promise.all(notes.map((row) => open<Note>(this.key, row)));
    const whose = owner === undefined ? this.owner : await open<Owner>(this.key, owner);
    const at = cursor === undefined ? "" : await open<string>(this.key, cursor);
    if (before !== this.changes) return this.reload();
    Object.assign(this, { lists, waiting, notes: told, owner: whose, cursor: at });
    this.files = new Map(files.map((one) => [one.id, { name: one.name, sent: one.sent === 1 }]));
    const newest = waiting.at(-1);
    if (newest !== undefined) after(newest.command.id);
    this.changed();
  }

  async keepOwner(owner: Owner): Promise<void> {
    await this.base.vault.put({ id: "owner", ...(await seal(this.key, owner)) });
    this.owner = owner;
    this.changed();
  }

  /** Write down a deed, whole or not at all. Throws what the database throws: then nothing of it is kept. */
  async add(deed: Deed): Promise<void> {
    const outbox = await Promise.all(deed.waiting.map((one) => this.row(one.command.id, one)));
    const records = await Promise.all((deed.people ?? []).map((one) => this.record("person", one, 1)));
    const files = deed.photo === undefined ? [] : [await this.fileRow(deed.photo)];
    const { base } = this;
    await base.transaction("rw", base.outbox, base.records, base.files, async () => {
      await base.files.bulkPut(files);
      await base.records.bulkPut(records);
      await base.outbox.bulkPut(outbox);
    });
    for (const one of deed.people ?? []) this.lists.person.set(one.id, one);
    for (const one of files) this.files.set(one.id, { name: one.name, sent: false });
    this.waiting = [...this.waiting, ...deed.waiting];
    this.changed();
  }

  /** A page of a pack and its cursor, in one transaction. */
  async takePage(page: Page): Promise<void> {
    const came = page.records.filter((one) => one.gone !== true && isKind(one.kind));
    const rows = await Promise.all(came.map((one) => this.record(one.kind, withoutKind(one), 0)));
    const gone = page.records.filter((one) => one.gone === true).map((one) => `${one.kind}:${one.id}`);
    const cursor = { id: "cursor", ...(await seal(this.key, page.cursor)) };
    const { base } = this;
    await base.transaction("rw", base.records, base.vault, async () => {
      if (page.reset === true) await base.records.filter((one) => one.own === 0).delete();
      await base.records.bulkDelete(gone);
      await base.records.bulkPut(rows);
      await base.vault.put(cursor);
    });
    if (page.reset === true) await this.reload();
    for (const one of page.records) {
      if (!isKind(one.kind)) continue;
      if (one.gone === true) this.lists[one.kind].delete(one.id);
      else put(this.lists, one.kind, withoutKind(one));
    }
    this.cursor = page.cursor;
    this.changed();
  }

  /** What the server said of deeds: those it has settled leave the list, and what became of them is noted. */
  async takeReceipts(receipts: readonly Receipt[]): Promise<void> {
    const mine = new Map(this.waiting.map((one) => [one.command.id, one]));
    const settled = receipts.filter((one) => one.state !== "waiting" && mine.has(one.id));
    const notes = settled.map((one) => noteOf(mine.get(one.id) as Waiting, one));
    const refused = notes.filter((one) => one.receipt.state === "refused" && one.name.startsWith("write_down_person/"));
    const lost = refused.flatMap((one) => one.refs);
    const rows = await Promise.all(notes.map((one) => this.row(one.id, one)));
    const { base } = this;
    await base.transaction("rw", base.outbox, base.notes, base.records, async () => {
      await base.notes.bulkPut(rows);
      await base.outbox.bulkDelete(settled.map((one) => one.id));
      await base.records.bulkDelete(lost.map((id) => `person:${id}`));
    });
    const done = new Set(settled.map((one) => one.id));
    this.waiting = this.waiting.filter((one) => !done.has(one.command.id));
    for (const id of lost) this.lists.person.delete(id);
    await this.keepNotes([...this.notes.filter((one) => !done.has(one.id)), ...notes]);
    this.changed();
  }

  /** What an administrator has decided meanwhile of a deed that was held. */
  async settleHeld(states: Record<string, string>): Promise<void> {
    const moved = this.notes.filter((one) => one.receipt.state === "held" && (states[one.id] ?? "held") !== "held");
    if (moved.length === 0) return;
    const fresh = moved.map((one) => ({ ...one, receipt: { ...one.receipt, state: states[one.id] as Receipt["state"] } }));
    await this.base.notes.bulkPut(await Promise.all(fresh.map((one) => this.row(one.id, one))));
    const byId = new Map(fresh.map((one) => [one.id, one]));
    this.notes = this.notes.map((one) => byId.get(one.id) ?? one);
    this.changed();
  }

  /** The newest; what was refused or is held stays until it has been read. */
  private async keepNotes(notes: Note[]): Promise<void> {
    const sorted = [...notes].sort((a, b) => (a.id < b.id ? -1 : 1));
    const drop = sorted.slice(0, Math.max(0, sorted.length - MOST_NOTES)).filter((one) => one.receipt.state === "done");
    await this.base.notes.bulkDelete(drop.map((one) => one.id));
    const gone = new Set(drop.map((one) => one.id));
    this.notes = sorted.filter((one) => !gone.has(one.id));
  }

  async forgetNote(id: string): Promise<void> {
    await this.base.notes.delete(id);
    this.notes = this.notes.filter((one) => one.id !== id);
    this.changed();
  }

  /** The server has the file: its content need not lie here any more. */
  async fileSent(id: string): Promise<void> {
    const empty = await sealBytes(this.key, new Uint8Array());
    await this.base.files.update(id, { sent: 1, ...empty });
    const known = this.files.get(id);
    if (known !== undefined) this.files.set(id, { ...known, sent: true });
    this.changed();
  }

  async fileContent(id: string): Promise<ArrayBuffer | null> {
    const row = await this.base.files.get(id);
    return row === undefined ? null : openBytes(this.key, row);
  }

  get filesWaiting(): string[] {
    return [...this.files].filter(([, one]) => !one.sent).map(([id]) => id);
  }

  /** How many deeds and files lie nowhere but here. */
  get onlyHere(): number {
    return this.waiting.length + this.filesWaiting.length;
  }

  private async row(id: string, value: unknown): Promise<Row> {
    return { id, ...(await seal(this.key, value)) };
  }

  private async record(kind: string, value: { id: string }, own: 0 | 1): Promise<RecordRow> {
    const sealed: Sealed = await seal(this.key, value);
    return { id: `${kind}:${value.id}`, kind, own, ...sealed };
  }

  private async fileRow(photo: Photo): Promise<FileRow> {
    return { id: photo.id, name: photo.name, sent: 0, ...(await sealBytes(this.key, photo.content)) };
  }
}

function put(lists: Lists, kind: string, value: { id: string }): void {
  if (isKind(kind)) (lists[kind] as Map<string, unknown>).set(value.id, value);
}

function withoutKind({ kind: _kind, ...value }: Arrived): { id: string } {
  return value;
}

function noteOf(one: Waiting, receipt: Receipt): Note {
  return { id: receipt.id, about: one.about, name: one.command.name, receipt, refs: refsOf(one.command) };
}

/** Ids that a command brings into the world. */
export function refsOf(command: Command): string[] {
  const field = { "write_down_person/1": "person", "record_session/1": "session", "observe/1": "observation" }[command.name];
  const id = field === undefined ? undefined : command.payload[field];
  return typeof id === "string" ? [id] : [];
}
