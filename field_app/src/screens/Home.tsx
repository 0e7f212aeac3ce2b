// Three houses worth a visit this week: a name and a lesson, never a reason.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { addVisit, dropVisit, swapVisit, visitDone, weekOf } from "../book/deeds";
import type { Book, Deed } from "../book/book";
import type { Person, Visit } from "../book/kinds";
import { t } from "../words";
import type { Desk } from "./desk";
import { Button, Fault, go, PersonLine, PersonPicker } from "./parts";
import { useSaving } from "./saving";

type Shown = { visit: Visit; person: Person; waits: boolean };

/** This week's visits as they stand with what was recorded here and not yet sent. */
export function visitsOf(book: Book, now: Date): Shown[] {
  const week = weekOf(now);
  const shown = new Map([...book.lists.visit.values()].filter((one) => one.week === week).map((one) => [one.id, { ...one }]));
  const waits = new Set<string>();
  for (const { command } of book.waiting) {
    const { visit: id, person, skill, seen } = command.payload as { visit?: string; person?: string; skill?: string; seen?: { person: string }[] };
    const known = id === undefined ? undefined : shown.get(id);
    if (command.name === "add_visit/1") shown.set(String(id), { id: String(id), person: String(person), skill: String(skill), week, state: "agreed", own_choice: true, version: 1 });
    else if (command.name === "drop_visit/1") shown.delete(String(id));
    else if (command.name === "swap_visit/1" && known !== undefined) known.person = String(person);
    else if (command.name === "visit_done/1" && known !== undefined) known.state = "done";
    else if (command.name === "record_session/1") for (const one of shown.values()) if (one.skill === skill && seen?.some((each) => each.person === one.person)) waits.add(one.id);
  }
  return [...shown.values()].flatMap((visit) => {
    const person = book.lists.person.get(visit.person);
    return person === undefined ? [] : [{ visit, person, waits: waits.has(visit.id) }];
  });
}

export function Home({ desk }: { desk: Desk }): JSX.Element {
  const [choosing, setChoosing] = useState<"add" | Visit | null>(null);
  const saving = useSaving(desk);
  const visits = visitsOf(desk.book, new Date());
  const keep = async (deed: Deed): Promise<void> => {
    if (await saving.keep(deed)) setChoosing(null);
  };
  if (choosing !== null) return <Choosing desk={desk} choosing={choosing} onKeep={(deed) => void keep(deed)} onBack={() => setChoosing(null)} trouble={saving.trouble} />;
  return (
    <main>
      <h1>{t("threeHouses")}</h1>
      <Fault>{saving.trouble}</Fault>
      {visits.length === 0 && <p>{t("noVisits")}</p>}
      {visits.map((one) => <House key={one.visit.id} desk={desk} shown={one} onSwap={() => setChoosing(one.visit)} onKeep={(deed) => void keep(deed)} />)}
      <Button quiet onClick={() => setChoosing("add")}>{t("addHouse")}</Button>
      <a class="button" href="#/ghi">{t("record")}</a>
      <a class="button quiet" href="#/nop">{t("fileTogether")}</a>
    </main>
  );
}

function House(props: { desk: Desk; shown: Shown; onSwap: () => void; onKeep: (deed: Deed) => void }): JSX.Element {
  const { visit, person, waits } = props.shown;
  const lesson = props.desk.book.lists.lesson.get(visit.skill);
  const [more, setMore] = useState(false);
  const settled = visit.state === "done" || waits;
  return (
    <section class={settled ? "card settled" : "card"} aria-label={person.name}>
      <h2><PersonLine person={person} book={props.desk.book} /></h2>
      <p>{lesson?.title ?? visit.skill}</p>
      {visit.state === "proposed" && <p class="tag">{t("proposed")}</p>}
      {settled && <p class="tag good">{waits ? t("waitsToGo") : t("done")}</p>}
      {!settled && <div class="actions">
        <Button onClick={() => go(`/ghi/${person.id}/${visit.skill}`)}>{t("sessionHere")}</Button>
        {more
          ? <>
            <Button quiet onClick={() => props.onKeep(visitDone(visit, t("visitWord", { person: person.name }), new Date()))}>{t("visitDone")}</Button>
            <Button quiet onClick={props.onSwap}>{t("swap")}</Button>
            <Button quiet onClick={() => props.onKeep(dropVisit(visit, t("dropWord", { person: person.name }), new Date()))}>{t("drop")}</Button>
          </>
          : <button type="button" class="more" aria-label={t("change")} onClick={() => setMore(true)}>⋯</button>}
      </div>}
    </section>
  );
}

type ChoosingProps = { desk: Desk; choosing: "add" | Visit; trouble: string; onKeep: (deed: Deed) => void; onBack: () => void };

function Choosing(props: ChoosingProps): JSX.Element {
  const { desk, choosing } = props;
  const [person, setPerson] = useState<Person | null>(null);
  const pick = (one: Person): void => {
    if (choosing === "add") return setPerson(one);
    props.onKeep(swapVisit(choosing, one.id, t("swapWord", { person: one.name }), new Date()));
  };
  const teach = (skill: string): void => {
    if (person !== null) props.onKeep(addVisit(person.id, skill, t("addWord", { person: person.name }), new Date()));
  };
  return (
    <main>
      <Button quiet onClick={props.onBack}>{t("back")}</Button>
      <h1>{t("chooseHouse")}</h1>
      <Fault>{props.trouble}</Fault>
      {person === null
        ? <PersonPicker book={desk.book} onPick={pick} />
        : <LessonList desk={desk} legend={`${person.name}: ${t("which")}`} onPick={teach} />}
    </main>
  );
}

export function LessonList(props: { desk: Desk; legend: string; onPick: (skill: string) => void }): JSX.Element {
  return (
    <section>
      <h2>{props.legend}</h2>
      <ul class="list">
        {[...props.desk.book.lists.lesson.values()].map((one) => (
          <li key={one.id}><button type="button" class="row" onClick={() => props.onPick(one.id)}><strong>{one.title}</strong></button></li>
        ))}
      </ul>
    </section>
  );
}
