// Filing a case together: what to prepare, then step by step, as the resident presses on a telephone of their own.

import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { plain } from "../book/alike";
import { today } from "../book/deeds";
import type { Procedure } from "../book/kinds";
import { t } from "../words";
import type { Desk } from "./desk";
import { Button, Field, go } from "./parts";

const SHOWN = 20;

/** Those whose title or official name holds every word, without accents. */
export function found(typed: string, all: Iterable<Procedure>): Procedure[] {
  const words = plain(typed).split(" ").filter(Boolean);
  return [...all].filter((one) => words.every((word) => plain(`${one.title} ${one.name}`).includes(word)));
}

/** Where the commune of this helper has it filed; with several communes, here only where all of them say so. */
export function isHere(desk: Desk, procedure: Procedure): boolean {
  const communes = new Set([...desk.book.lists.place.values()].map((one) => one.commune));
  return communes.size > 0 && [...communes].every((one) => procedure.here.includes(one));
}

export function Filings({ desk }: { desk: Desk }): JSX.Element {
  const [typed, setTyped] = useState("");
  const all = desk.book.lists.procedure;
  const shown = useMemo(() => found(typed, all.values()), [typed, all.size]);
  return (
    <main>
      <a class="button quiet" href="#/">{t("back")}</a>
      <h1>{t("fileTogether")}</h1>
      <p>{t("fileHow")}</p>
      <p class="codes">{t("neverCodes")}</p>
      {all.size === 0 ? <p>{t("noProcedures")}</p> : <Field label={t("findProcedure")} hint={t("findHint")} name="procedure" kind="search" value={typed} onInput={setTyped} />}
      <ul class="list">
        {shown.slice(0, SHOWN).map((one) => <li key={one.id}><a class="row" href={`#/nop/${one.id}`}><strong>{one.title}</strong></a></li>)}
      </ul>
      {shown.length > SHOWN && <p class="small">{t("moreFound", { count: shown.length - SHOWN })}</p>}
    </main>
  );
}

/** The sentences of the steps: with the commune's own pages, or with the national portal. */
export function stepsOf(desk: Desk, procedure: Procedure): string[] {
  const { name, title } = procedure;
  if (!isHere(desk, procedure)) return [t("thereOpen"), t("thereSignIn"), t("thereFind", { title: name }), t("thereFill"), t("thereSend")];
  const hand = desk.book.lists.hand.get(String(today(new Date())));
  const open = hand === undefined ? t("hereOpenNoHand") : t("hereOpen", { path: `${location.host}${hand.path}`, number: hand.number });
  return [open, t("hereSignIn"), t("hereFind", { title }), t("hereFill"), t("hereSend")];
}

export function Filing({ desk, code }: { desk: Desk; code: string }): JSX.Element {
  const procedure = desk.book.lists.procedure.get(code);
  const [step, setStep] = useState(-1);
  if (procedure === undefined) return <main><a class="button quiet" href="#/nop">{t("back")}</a><p>{t("none")}</p></main>;
  return (
    <main>
      <a class="button quiet" href="#/nop">{t("back")}</a>
      <h1>{procedure.title}</h1>
      {step < 0 ? <Prepare desk={desk} procedure={procedure} onBegin={() => setStep(0)} /> : <Step steps={stepsOf(desk, procedure)} at={step} onGo={setStep} code={code} />}
      <p class="codes">{t("neverCodes")}</p>
    </main>
  );
}

function Prepare({ desk, procedure, onBegin }: { desk: Desk; procedure: Procedure; onBegin: () => void }): JSX.Element {
  const told = [["whenNeeded", procedure.who], ["bring", procedure.bring], ["howLong", procedure.how_long], ["cost", procedure.cost]] as const;
  return (
    <>
      <p class="tag">{t(isHere(desk, procedure) ? "filedHere" : "filedThere")}</p>
      {told.filter(([, words]) => words !== "").map(([word, words]) => <section key={word}><h2>{t(word)}</h2><p>{words}</p></section>)}
      <Button onClick={onBegin}>{t("stepsTogether")}</Button>
      {desk.book.lists.form.has(procedure.id) ? <a class="button quiet" href={`#/nop/${procedure.id}/tap`}>{t("practise")}</a> : <p class="small">{t("noForm")}</p>}
    </>
  );
}

function Step({ steps, at, onGo, code }: { steps: string[]; at: number; onGo: (at: number) => void; code: string }): JSX.Element {
  const last = at === steps.length - 1;
  return (
    <section class="card" aria-live="polite">
      <p class="small">{t("stepOf", { at: at + 1, all: steps.length })}</p>
      <p class="lead">{steps[at]}</p>
      <Button onClick={() => (last ? go(`/nop/${code}/ai-bam`) : onGo(at + 1))}>{t(last ? "toEnd" : "pressedIt")}</Button>
      <Button quiet onClick={() => onGo(at - 1)}>{t("stepBefore")}</Button>
    </section>
  );
}
