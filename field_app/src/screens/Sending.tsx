// What lies only here, and what became of the rest.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Note, Waiting } from "../book/kinds";
import { cancelSession } from "../book/deeds";
import { t, type Word } from "../words";
import type { Outcome } from "../wire/sync";
import { rescueFile } from "../wire/rescue";
import type { Desk } from "./desk";
import { Button, Fault } from "./parts";
import { useSaving } from "./saving";

const OUTCOMES: Partial<Record<Outcome, Word>> = { offline: "offline", "sign-in": "signInAgain", "role-ended": "roleEnded", refused: "serverSaidNo" };
const STATES: Record<Note["receipt"]["state"], Word> = { done: "received", refused: "refused", held: "held", dismissed: "dismissed", waiting: "missing" };

export function Sending({ desk }: { desk: Desk }): JSX.Element {
  const { book, telling, keeper } = desk;
  const trouble = telling.outcome === null ? undefined : OUTCOMES[telling.outcome];
  return (
    <main>
      <h1>{t("sending")}</h1>
      <p class={book.onlyHere === 0 ? "tag good" : "tag"} role="status" id="only-here">{book.onlyHere === 0 ? t("allSent") : t("onlyHere", { count: book.onlyHere })}</p>
      {book.onlyHere > 0 && <p class="small">{t("onlyHereHow")}</p>}
      {trouble !== undefined && <Fault>{t(trouble)}</Fault>}
      {telling.outcome === "sign-in" && <a class="button" href="#/ghi-ten-lai">{t("enrolAgain")}</a>}
      {telling.at !== null && <p class="small">{t("lastSent", { time: telling.at.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" }) })}</p>}
      <Button busy={telling.running} onClick={() => void keeper.run()}>{telling.running ? t("sendingNow") : t("sendNow")}</Button>
      <List desk={desk} />
      {book.onlyHere > 0 && <Rescue desk={desk} />}
    </main>
  );
}

function List({ desk }: { desk: Desk }): JSX.Element {
  const notes = [...desk.book.notes].reverse();
  const first = notes.filter((one) => one.receipt.state !== "done");
  const done = notes.filter((one) => one.receipt.state === "done").slice(0, 50);
  return (
    <>
      <ul class="list">
        {desk.book.waiting.map((one) => <Waits key={one.command.id} one={one} />)}
        {[...first, ...done].map((one) => <Became key={one.id} desk={desk} note={one} />)}
      </ul>
    </>
  );
}

const at = (iso: string): string => new Date(iso).toLocaleString("vi-VN", { day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit" });

function Waits({ one }: { one: Waiting }): JSX.Element {
  return <li class="line waits"><strong>{one.about}</strong><span class="small">{at(one.command.claimed_at)} · {t("waiting")}</span></li>;
}

function Became({ desk, note }: { desk: Desk; note: Note }): JSX.Element {
  const saving = useSaving(desk);
  const { receipt } = note;
  const session = note.name === "record_session/1" && receipt.state === "done" ? note.refs[0] : undefined;
  const cancelled = desk.book.waiting.concat().some(({ command }) => command.payload["session"] === session && command.name === "cancel_session/1")
    || desk.book.notes.some((one) => one.name === "cancel_session/1" && one.about === t("cancelWord", { about: note.about }));
  return (
    <li class={`line ${receipt.state}`}>
      <strong>{note.about}</strong>
      <span class="small">{receipt.received_at !== undefined && receipt.received_at !== null ? at(receipt.received_at) : ""} · {t(STATES[receipt.state])}</span>
      {receipt.error !== undefined && receipt.error !== "" && <Fault>{receipt.error}</Fault>}
      {(receipt.state === "refused" || receipt.state === "dismissed") && <button type="button" class="linkish" onClick={() => void desk.book.forgetNote(note.id)}>{t("seenIt")}</button>}
      {session !== undefined && !cancelled && <button type="button" class="linkish" onClick={() => void saving.keep(cancelSession(session, t("cancelWord", { about: note.about }), new Date()))}>{t("undo")}</button>}
    </li>
  );
}

function Rescue({ desk }: { desk: Desk }): JSX.Element {
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    const content = await rescueFile(desk.book, new Date());
    const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `cam-tay-cuu-du-lieu-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    setBusy(false);
  };
  return <section class="card"><p>{t("rescueHow")}</p><Button quiet busy={busy} onClick={() => void save()}>{t("rescue")}</Button></section>;
}
