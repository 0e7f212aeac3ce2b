// Somebody new. Before anybody is written down twice, those who may be the same are shown; it works without a network.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { alike } from "../book/alike";
import { writeDown } from "../book/deeds";
import type { Person } from "../book/kinds";
import { t } from "../words";
import type { Desk } from "./desk";
import { Button, Choice, Fault, Field, PersonLine } from "./parts";
import { useSaving } from "./saving";

type Said = { name: string; year: string; sex: "" | "male" | "female"; phone: string; place: string; house: string };
type Faults = Partial<Record<"name" | "year" | "place", string>>;
type Props = { desk: Desk; onBack: () => void; onKnown: (person: Person) => void };

export function Newcomer({ desk, onBack, onKnown }: Props): JSX.Element {
  const places = [...desk.book.lists.place.values()];
  const [said, setSaid] = useState<Said>({ name: "", year: "", sex: "", phone: "", place: places.length === 1 ? (places[0]?.id ?? "") : "", house: "" });
  const [faults, setFaults] = useState<Faults>({});
  const [likely, setLikely] = useState<Person[] | null>(null);
  const saving = useSaving(desk);
  const newcomer = { name: said.name.trim().replace(/\s+/g, " "), birth_year: said.year === "" ? null : Number(said.year), sex: said.sex, phone: said.phone.trim(), place: said.place, house: said.house.trim() };
  const write = async (): Promise<void> => {
    const { deed, person } = writeDown(newcomer, t("newOf", { name: newcomer.name }), new Date());
    if (await saving.keep(deed)) onKnown(person);
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wrong = faultsOf(said, new Date().getFullYear());
    setFaults(wrong);
    if (Object.keys(wrong).length > 0) return;
    const found = alike(newcomer, desk.book.lists.person.values());
    if (found.length > 0) setLikely(found);
    else await write();
  };
  if (likely !== null) return <Likely desk={desk} likely={likely} trouble={saving.trouble} busy={saving.busy} onKnown={onKnown} onNew={() => void write()} onBack={() => setLikely(null)} />;
  const put = (name: keyof Said) => (value: string) => setSaid({ ...said, [name]: value });
  return (
    <main>
      <Button quiet onClick={onBack}>{t("back")}</Button>
      <h1>{t("newTitle")}</h1>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field label={t("name")} name="name" value={said.name} onInput={put("name")} error={faults.name} />
        <Field label={t("birthYear")} name="year" mode="numeric" most={4} value={said.year} onInput={put("year")} error={faults.year} />
        <Field label={t("house")} name="house" most={60} value={said.house} onInput={put("house")} />
        {places.length > 1 && <Choice legend={t("place")} name="place" options={places.map((one) => [one.id, one.name] as const)} value={said.place || null} onChange={put("place")} error={faults.place} />}
        <Choice legend={t("sex")} name="sex" options={[["female", t("female")], ["male", t("male")], ["", t("notSaid")]]} value={said.sex} onChange={(sex) => setSaid({ ...said, sex })} />
        <Field label={t("phoneNumber")} name="phone" kind="tel" mode="tel" most={30} value={said.phone} onInput={put("phone")} />
        <p class="small">{t("noPapers")}</p>
        <Fault>{saving.trouble}</Fault>
        <Button type="submit" busy={saving.busy}>{t("save")}</Button>
      </form>
    </main>
  );
}

type LikelyProps = { desk: Desk; likely: Person[]; trouble: string; busy: boolean; onKnown: (person: Person) => void; onNew: () => void; onBack: () => void };

function Likely(props: LikelyProps): JSX.Element {
  return (
    <main>
      <Button quiet onClick={props.onBack}>{t("back")}</Button>
      <h1>{t("alikeTitle")}</h1>
      {props.likely.map((one) => (
        <section class="card" key={one.id}>
          <h2><PersonLine person={one} book={props.desk.book} /></h2>
          <Button onClick={() => props.onKnown(one)}>{t("itIs")}</Button>
        </section>
      ))}
      <Fault>{props.trouble}</Fault>
      <Button quiet busy={props.busy} onClick={props.onNew}>{t("itIsNot")}</Button>
    </main>
  );
}

export function faultsOf(said: Said, thisYear: number): Faults {
  const year = said.year.trim();
  const goodYear = year === "" || (/^\d{4}$/.test(year) && Number(year) >= 1900 && Number(year) <= thisYear);
  return {
    ...(said.name.trim().length < 2 ? { name: t("needName") } : {}),
    ...(goodYear ? {} : { year: t("badYear") }),
    ...(said.place === "" ? { place: t("needPlace") } : {}),
  };
}
