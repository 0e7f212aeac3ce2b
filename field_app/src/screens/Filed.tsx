// At the end of a filing: whose it is, who pressed, and the case's code where there is one.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { recordFiling } from "../book/deeds";
import type { Confirmed, Person, Pressed as Finger } from "../book/kinds";
import { t } from "../words";
import type { Desk } from "./desk";
import { Newcomer } from "./Newcomer";
import { Button, Choice, Fault, Field, go, PersonLine, PersonPicker } from "./parts";
import { Pressed, WAYS } from "./Record";
import { useSaving } from "./saving";

const FINGERS: readonly Finger[] = ["self", "guided", "by_family", "authorised"];
type Draft = { pressed: Finger | null; code: string; confirmed: Confirmed | null; agreed: boolean; witness: string };
type Faults = Partial<Record<"pressed" | "confirmed" | "agreed" | "witness", string>>;

export function faultsOfFiling(draft: Draft): Faults {
  const byHand = draft.confirmed === "pressed";
  const wrong: [boolean, keyof Faults, string][] = [
    [draft.pressed === null, "pressed", t("needPressed")],
    [draft.confirmed === null, "confirmed", t("needConfirm")],
    [byHand && !draft.agreed, "agreed", t("needAgree")],
    [byHand && draft.witness.trim() === "", "witness", t("needWitness")],
  ];
  return Object.fromEntries(wrong.filter(([is]) => is).map(([, name, words]) => [name, words]));
}

export function Filed({ desk, code }: { desk: Desk; code: string }): JSX.Element {
  const [person, setPerson] = useState<Person | null>(null);
  const [writing, setWriting] = useState(false);
  const title = desk.book.lists.procedure.get(code)?.title ?? code;
  if (writing) return <Newcomer desk={desk} onBack={() => setWriting(false)} onKnown={(one) => { setPerson(one); setWriting(false); }} />;
  return (
    <main>
      <a class="button quiet" href={`#/nop/${code}`}>{t("back")}</a>
      <h1>{t("filedTitle")}</h1>
      <p class="lead">{title}</p>
      {person === null
        ? <><h2>{t("forWhom")}</h2><PersonPicker book={desk.book} onPick={setPerson} onNew={() => setWriting(true)} /></>
        : <><p class="picked"><span><PersonLine person={person} book={desk.book} /></span><button type="button" onClick={() => setPerson(null)}>{t("change")}</button></p><Outcome key={person.id} desk={desk} person={person} title={title} /></>}
    </main>
  );
}

function Outcome({ desk, person, title }: { desk: Desk; person: Person; title: string }): JSX.Element {
  const [draft, setDraft] = useState<Draft>({ pressed: null, code: "", confirmed: null, agreed: false, witness: "" });
  const [faults, setFaults] = useState<Faults>({});
  const saving = useSaving(desk);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wrong = faultsOfFiling(draft);
    setFaults(wrong);
    const { pressed, confirmed } = draft;
    if (pressed === null || confirmed === null || Object.keys(wrong).length > 0) return;
    const said = { procedure: title, person, pressed, code: draft.code.trim(), confirmed, witness: draft.witness.trim() };
    if (!(await saving.keep(recordFiling(said, t("filedOf", { title, person: person.name }), new Date())))) return;
    desk.say(t("recorded"));
    go("/");
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Choice legend={t("whoPressed")} name="finger" options={FINGERS.map((one) => [one, t(one)] as const)} value={draft.pressed} onChange={(pressed) => set({ pressed })} error={faults.pressed} />
      <Field label={t("codeIfAny")} hint={t("codeHint")} name="case" most={40} value={draft.code} onInput={(code) => set({ code })} />
      <Choice legend={t("confirm")} name="confirmed" options={WAYS.map((one) => [one, t(one as "slip")] as const)} value={draft.confirmed} onChange={(confirmed) => set({ confirmed })} error={faults.confirmed} />
      {draft.confirmed === "pressed" && <Pressed draft={draft} set={set} faults={faults} />}
      <Fault>{saving.trouble}</Fault>
      <Button type="submit" busy={saving.busy}>{t("save")}</Button>
      <p class="codes">{t("neverCodes")}</p>
    </form>
  );
}
