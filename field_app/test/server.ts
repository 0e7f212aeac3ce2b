// A server that speaks docs/field-protocol.md in a few lines, and a line to it that breaks where a test says so.

import { Dexie } from "dexie";
import type { Arrived, Page } from "../src/book/book";
import { Book } from "../src/book/book";
import type { Command, Owner, Receipt } from "../src/book/kinds";
import { Base } from "../src/phone/base";
import { makeLock } from "../src/phone/crypt";
import { type Line, Wire } from "../src/wire/calls";

export const NOW = new Date("2026-11-28T02:00:00Z");
export const clock = (): Date => NOW;
export const OWNER: Owner = { name: "Đặng Minh Khoa", secret: "bí-mật", device: "D0000000-0000-4000-8000-000000000001", language: "vi" };

type Said = { commands: Command[]; ids: string[] };
/** What happens to a call: it arrives; it never does; it does and the answer is lost. */
export type Fate = "arrives" | "never" | "unheard";

export class Server {
  carriedOut: string[] = [];
  receipts = new Map<string, Receipt>();
  files = new Map<string, number>();
  pages: Page[] = [];
  calls: string[] = [];
  fate: () => Fate = () => "arrives";
  /** Instead of the usual answer, for calls whose path begins so. */
  says = new Map<string, { status: number; body: object }>();
  judge: (command: Command) => Partial<Receipt> = () => ({ state: "done" });

  readonly line: Line = async (path, init) => {
    const fate = this.fate();
    if (fate === "never") throw new TypeError("Failed to fetch");
    const answer = this.answer(path, init);
    if (fate === "unheard") throw new TypeError("Failed to fetch");
    return answer;
  };

  private answer(path: string, init: RequestInit): Response {
    const name = path.split(/[?/]/)[0] as string;
    this.calls.push(name);
    const said = this.says.get(name);
    if (said !== undefined) return Response.json(said.body, { status: said.status });
    if (name === "attachments") return this.keep(path.slice("attachments/".length), init.body as ArrayBuffer);
    if (name === "pack") return Response.json(this.page(new URLSearchParams(path.split("?")[1])));
    const content = JSON.parse(init.body as string) as Said;
    if (name === "outbox") return this.take(content.commands);
    const known = content.ids.filter((id) => this.receipts.has(id)).map((id) => [id, this.receipts.get(id)?.state] as const);
    return Response.json({ known: Object.fromEntries(known) });
  }

  private keep(id: string, content: ArrayBuffer): Response {
    this.files.set(id, content.byteLength);
    return Response.json({ id, receipt: `r-${id}` });
  }

  private page(asked: URLSearchParams): Page {
    const at = Number(asked.get("cursor") || "0");
    return this.pages[at] ?? { cursor: String(at), more: false, records: [] };
  }

  private take(commands: Command[]): Response {
    if (commands.some((one) => one.payload["broken"] === true)) return Response.json({ error: "hỏng" }, { status: 400 });
    return Response.json({ receipts: commands.map((one) => this.settle(one)) });
  }

  private settle(command: Command): Receipt {
    const before = this.receipts.get(command.id);
    if (before !== undefined) return before;
    const receipt: Receipt = { id: command.id, state: "done", receipt: `r-${command.id}`, ...this.judge(command) };
    if (receipt.state === "waiting") return receipt;
    this.receipts.set(command.id, receipt);
    if (receipt.state === "done") this.carriedOut.push(command.id);
    return receipt;
  }
}

export type Phone = { base: Base; key: CryptoKey; book: Book; wire: Wire };

export async function phoneOf(server: Server): Promise<Phone> {
  const base = new Base(`phone-${crypto.randomUUID()}`);
  const [key] = await makeLock("482915", 1);
  const book = await Book.open(base, key);
  await book.keepOwner(OWNER);
  return { base, key, book, wire: new Wire(OWNER.device, OWNER.secret, server.line) };
}

/** The app closed and opened again: memory is gone, the database is what it was. */
export async function reopened(phone: Phone, server: Server): Promise<Phone> {
  phone.base.close();
  const base = new Base(phone.base.name);
  const book = await Book.open(base, phone.key);
  return { ...phone, base, book, wire: new Wire(OWNER.device, OWNER.secret, server.line) };
}

export const person = (id: string, name: string, more: object = {}): Arrived =>
  ({ kind: "person", id, name, birth_year: 1956, place: "19900-01", house: "12", version: 1, rungs: {}, family: [], ...more }) as Arrived;

/** Everything that lies in the database, as somebody with the phone in a laboratory reads it. */
export async function everythingIn(base: Dexie): Promise<string> {
  const rows = await Promise.all(base.tables.map((one) => one.toArray()));
  return JSON.stringify(rows, (_key, value: unknown) => {
    if (value instanceof ArrayBuffer) return Buffer.from(value).toString("utf8");
    return ArrayBuffer.isView(value) ? Buffer.from(value.buffer).toString("utf8") : value;
  });
}
