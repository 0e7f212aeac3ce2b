// Recording a session: who, which lesson, how far, how it is confirmed. Six taps at most.

import type { JSX, TargetedEvent } from "preact";
import { useState } from "preact/hooks";
import { recordSession } from "../book/deeds";
import type { Confirmed, Person, Seen } from "../book/kinds";
import { uuid7 } from "../phone/ids";
import { t } from "../words";
import type { Desk } from "./desk";
import { LessonList } from "./Home";
import { Newcomer } from "./Newcomer";
import { Button, Choice, Fault, Field, go, PersonLine, PersonPicker } from "./parts";
import { smallPhoto } from "./photo";
import { useSaving } from "./saving";

const HOW: readonly Seen[] = ["shown", "with_help", "alone_checked", "alone_declared", "family"];
export const WAYS: readonly Confirmed[] = ["slip", "card", "pressed", "not_yet"];

type Draft = {
  seen: Seen | null; code: string; confirmed: Confirmed | null; witness: string; agreed: boolean; photo: { name: string; content: ArrayBuffer } | null; consent: boolean;
};
type Faults = Partial<Record<"seen" | "code" | "confirmed" | "witness" | "agreed" | "consent" | "photo", string>>;
const EMPTY: Draft = { seen: null, code: "", confirmed: null, witness: "", agreed: false, photo: null, consent: false };

export function Record({ desk, who, which }: { desk: Desk; who?: string | undefined; which?: string | undefined }): JSX.Element {
  const [person, setPerson] = useState<Person | null>(who === undefined ? null : (desk.book.lists.person.get(who) ?? null));
  const [skill, setSkill] = useState(which ?? "");
  const [writing, setWriting] = useState(false);
  if (writing) return <Newcomer desk={desk} onBack={() => setWriting(false)} onKnown={(one) => { setPerson(one); setWriting(false); }} />;
  return (
    <main>
      <h1>{t("record")}</h1>
      {person === null
        ? <PersonPicker book={desk.book} onPick={setPerson} onNew={() => setWriting(true)} />
        : <p class="picked"><span><PersonLine person={person} book={desk.book} /></span><button type="button" onClick={() => setPerson(null)}>{t("change")}</button></p>}
      {person !== null && (skill === ""
        ? <LessonList desk={desk} legend={t("which")} onPick={setSkill} />
        : <p class="picked"><strong>{desk.book.lists.lesson.get(skill)?.title ?? skill}</strong><button type="button" onClick={() => setSkill("")}>{t("change")}</button></p>)}
      {person !== null && skill !== "" && <HowFar key={`${person.id}${skill}`} desk={desk} person={person} skill={skill} />}
    </main>
  );
}

function HowFar({ desk, person, skill }: { desk: Desk; person: Person; skill: string }): JSX.Element {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [faults, setFaults] = useState<Faults>({});
  const saving = useSaving(desk);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wrong = faultsOf(draft);
    setFaults(wrong);
    if (Object.keys(wrong).length > 0) return;
    const about = t("sessionOf", { lesson: desk.book.lists.lesson.get(skill)?.title ?? skill, person: person.name });
    if (!(await saving.keep(made(draft, person, skill, about)))) return;
    desk.say(t("recorded"));
    go("/");
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Choice legend={t("how")} name="seen" options={HOW.map((one) => [one, t(one as "shown")] as const)} value={draft.seen} onChange={(seen) => set({ seen })} error={faults.seen} />
      {draft.seen === "alone_declared" && <Field label={t("caseCode")} name="code" most={40} value={draft.code} onInput={(code) => set({ code })} error={faults.code} />}
      <Choice legend={t("confirm")} name="confirmed" options={WAYS.map((one) => [one, t(one as "slip")] as const)} value={draft.confirmed} onChange={(confirmed) => set({ confirmed })} error={faults.confirmed} />
      {draft.confirmed === "pressed" && <Pressed draft={draft} set={set} faults={faults} />}
      <PhotoPart draft={draft} set={set} faults={faults} onBad={() => setFaults({ ...faults, photo: t("photoBad") })} />
      <Fault>{saving.trouble}</Fault>
      <Button type="submit" busy={saving.busy}>{t("save")}</Button>
      <p class="codes">{t("noCodes")}</p>
    </form>
  );
}

type Confirming = Pick<Draft, "agreed" | "witness">;
type PressedProps = { draft: Confirming; set: (change: Partial<Confirming>) => void; faults: Pick<Faults, "agreed" | "witness"> };
type PartProps = { draft: Draft; set: (change: Partial<Draft>) => void; faults: Faults };

export function Pressed({ draft, set, faults }: PressedProps): JSX.Element {
  return (
    <section class="card">
      <p>{t("agreeHint")}</p>
      <Fault>{faults.agreed}</Fault>
      {draft.agreed
        ? <p class="tag good">{t("agreed")}</p>
        : <Button onClick={() => set({ agreed: true })}>{t("agree")}</Button>}
      <Field label={t("witness")} hint={t("witnessHint")} name="witness" mode="numeric" most={40} value={draft.witness} onInput={(witness) => set({ witness })} error={faults.witness} />
    </section>
  );
}

function PhotoPart({ draft, set, faults, onBad }: PartProps & { onBad: () => void }): JSX.Element {
  const take = async (event: TargetedEvent<HTMLInputElement>): Promise<void> => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = "";
    if (file === undefined) return;
    try {
      set({ photo: { name: "anh.jpg", content: await smallPhoto(file) } });
    } catch {
      onBad();
    }
  };
  if (draft.photo === null)
    return (
      <div class="field">
        <Fault>{faults.photo}</Fault>
        <label class="button quiet">
          {t("photo")}
          <input class="hidden" type="file" name="photo" accept="image/*" capture="environment" onChange={(event) => void take(event)} />
        </label>
      </div>
    );
  return (
    <section class="card">
      <Preview content={draft.photo.content} />
      <Fault>{faults.consent}</Fault>
      <label class="option">
        <input type="checkbox" name="consent" checked={draft.consent} onChange={(event) => set({ consent: event.currentTarget.checked })} />
        <span>{t("photoOk")}</span>
      </label>
      <Button quiet onClick={() => set({ photo: null, consent: false })}>{t("removePhoto")}</Button>
    </section>
  );
}

function Preview({ content }: { content: ArrayBuffer }): JSX.Element {
  const [address] = useState(() => URL.createObjectURL(new Blob([content], { type: "image/jpeg" })));
  return <img class="photo" src={address} alt={t("photoOf")} onLoad={() => URL.revokeObjectURL(address)} />;
}

export function faultsOf(draft: Draft): Faults {
  const pressed = draft.confirmed === "pressed";
  const wrong: [boolean, keyof Faults, string][] = [
    [draft.seen === null, "seen", t("needHow")],
    [draft.seen === "alone_declared" && draft.code.trim() === "", "code", t("needCode")],
    [draft.confirmed === null, "confirmed", t("needConfirm")],
    [pressed && !draft.agreed, "agreed", t("needAgree")],
    [pressed && draft.witness.trim() === "", "witness", t("needWitness")],
    [draft.photo !== null && !draft.consent, "consent", t("needConsent")],
  ];
  return Object.fromEntries(wrong.filter(([is]) => is).map(([, name, words]) => [name, words]));
}

function made(draft: Draft, person: Person, skill: string, about: string): ReturnType<typeof recordSession>["deed"] {
  const now = new Date();
  const seen = draft.seen ?? "shown";
  const photo = draft.photo === null ? null : { id: uuid7(now.getTime()), ...draft.photo };
  const { deed } = recordSession(
    {
      skill, place: person.place, kind: "home", confirmed: draft.confirmed ?? "not_yet", witness: draft.witness.trim(), minutes: null, photo,
      seen: [{ person: person.id, seen }], code: draft.code.trim(),
    },
    about, now,
  );
  return deed;
}
