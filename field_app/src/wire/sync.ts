// Sending what waits and fetching what changed. Whatever breaks, the same is sent again; the server answers a repeat alike.

import type { Book } from "../book/book";
import type { Command, Receipt } from "../book/kinds";
import type { Answer, Wire } from "./calls";

export type Outcome = "done" | "offline" | "sign-in" | "role-ended" | "wipe" | "refused";

const TOGETHER = 200;
const MOST_BYTES = 1_500_000; // of 2 MB that a call may have

/** One round: files, deeds, what changed. `wipe` is told, not done. */
export async function sync(book: Book, wire: Wire, clock: () => Date): Promise<Outcome> {
  return (await sendFiles(book, wire)) ?? (await sendDeeds(book, wire, clock)) ?? (await fetchPacks(book, wire)) ?? (await askOfHeld(book, wire));
}

async function sendFiles(book: Book, wire: Wire): Promise<Outcome | null> {
  for (const id of book.filesWaiting) {
    const content = await book.fileContent(id);
    if (content === null) continue;
    const answer = await wire.attach(id, book.files.get(id)?.name ?? "", content);
    if (answer?.status === 200) await book.fileSent(id);
    else if (answer === null || answer.status === 401 || answer.status >= 500) return outcome(answer);
    // A file that cannot be kept stays here; the deed that mentions it says so on its line.
  }
  return null;
}

async function sendDeeds(book: Book, wire: Wire, clock: () => Date): Promise<Outcome | null> {
  let todo = book.waiting.map((one) => one.command);
  let size = TOGETHER;
  while (todo.length > 0) {
    const batch = fitting(todo.slice(0, size));
    const answer = await wire.outbox(batch, clock());
    if (answer?.status === 400 && batch.length > 1) {
      size = Math.ceil(batch.length / 2); // one of them is broken: find out which, so that it stops nobody else
      continue;
    }
    if (answer?.status === 400) await book.takeReceipts([brokenOf(batch[0] as Command, answer.body.error)]);
    else if (answer?.status !== 200) return outcome(answer);
    else await book.takeReceipts(answer.body.receipts);
    todo = todo.slice(batch.length);
  }
  return null;
}

const brokenOf = (command: Command, error = ""): Receipt => ({ id: command.id, state: "refused", error });

function fitting(commands: Command[]): Command[] {
  let bytes = 0;
  const kept = commands.filter((one) => (bytes += JSON.stringify(one).length * 2) <= MOST_BYTES);
  return kept.length > 0 ? kept : commands.slice(0, 1);
}

async function fetchPacks(book: Book, wire: Wire): Promise<Outcome | null> {
  for (;;) {
    const answer = await wire.pack(book.cursor, book.onlyHere);
    if (answer?.status !== 200) return outcome(answer);
    if (answer.body.cursor !== book.cursor || answer.body.records.length > 0) await book.takePage(answer.body);
    if (!answer.body.more) return null;
  }
}

async function askOfHeld(book: Book, wire: Wire): Promise<Outcome> {
  const held = book.notes.filter((one) => one.receipt.state === "held").map((one) => one.id);
  if (held.length === 0) return "done";
  const answer = await wire.known(held);
  if (answer?.status !== 200) return outcome(answer);
  await book.settleHeld(answer.body.known);
  return "done";
}

function outcome(answer: Answer<unknown> | null): Outcome {
  if (answer === null || answer.status >= 500) return "offline";
  if (answer.body.wipe === true) return "wipe";
  if (answer.status === 401) return "sign-in";
  return answer.status === 403 ? "role-ended" : "refused";
}
