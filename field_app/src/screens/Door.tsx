// Before the app opens: enrolling the phone, and the PIN.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Book } from "../book/book";
import type { Base } from "../phone/base";
import { isWeak } from "../phone/crypt";
import { makeDoor, openDoor } from "../phone/door";
import { enrol, type Enrolment, whoIsThere } from "../wire/calls";
import { spoken, t } from "../words";
import { Button, Fault, Field } from "./parts";

const SIGN_IN = "/dang-nhap/can-bo/?next=/field/";
type Who = { state: "asking" } | { state: "offline" } | { state: "there"; who: Enrolment };

export function Enrol(props: { base: Base; again?: Book | undefined; onOpen: (book: Book) => void }): JSX.Element {
  const [who, setWho] = useState<Who>({ state: "asking" });
  const ask = async (): Promise<void> => {
    const answer = await whoIsThere();
    setWho(answer?.status === 200 ? { state: "there", who: answer.body } : { state: "offline" });
  };
  useEffect(() => void ask(), []);
  return (
    <main>
      <h1>{t("welcome")}</h1>
      <p>{t("enrolHow")}</p>
      {who.state === "offline" && <><Fault>{t("needNetwork")}</Fault><Button onClick={() => void ask()}>{t("tryAgain")}</Button></>}
      {who.state === "there" && !who.who.signed_in && <a class="button" href={SIGN_IN}>{t("signIn")}</a>}
      {who.state === "there" && who.who.signed_in && !who.who.may && <><Fault>{t("mayNot")}</Fault><a class="button quiet" href={SIGN_IN}>{t("signIn")}</a></>}
      {who.state === "there" && who.who.may && <EnrolForm {...props} who={who.who} />}
      <p class="codes">{t("noCodes")}</p>
    </main>
  );
}

type Said = { label: string; pin: string; again: string };

function EnrolForm(props: { base: Base; again?: Book | undefined; who: Enrolment; onOpen: (book: Book) => void }): JSX.Element {
  const [said, setSaid] = useState<Said>({ label: "", pin: "", again: "" });
  const [fault, setFault] = useState<Partial<Record<keyof Said | "all", string>>>({});
  const [busy, setBusy] = useState(false);
  const fresh = props.again === undefined;
  const put = (name: keyof Said) => (value: string) => setSaid({ ...said, [name]: value });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wrong = fresh ? pinFaults(said) : {};
    setFault(wrong);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    const made = await enrolled(props, said).catch(() => t("noStore"));
    setBusy(false);
    if (typeof made === "string") setFault({ all: made });
    else props.onOpen(made);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>{t("signedInAs")} <strong>{props.who.account.name}</strong></p>
      <Fault>{fault.all}</Fault>
      <Field label={t("label")} hint={t("labelHint")} name="label" most={60} value={said.label} onInput={put("label")} />
      {fresh && <>
        <Field label={t("pin")} hint={t("pinHint")} name="pin" kind="password" mode="numeric" most={12} value={said.pin} onInput={put("pin")} error={fault.pin} />
        <Field label={t("pinAgain")} name="again" kind="password" mode="numeric" most={12} value={said.again} onInput={put("again")} error={fault.again} />
      </>}
      <Button type="submit" busy={busy}>{busy ? t("enrolling") : t("enrol")}</Button>
    </form>
  );
}

function pinFaults(said: Said): Partial<Record<"pin" | "again", string>> {
  if (isWeak(said.pin)) return { pin: t("pinWeak") };
  return said.pin === said.again ? {} : { again: t("pinDiffers") };
}

/** The opened book of the phone; or words that say why not. */
async function enrolled(props: { base: Base; again?: Book | undefined; who: Enrolment }, said: Said): Promise<Book | string> {
  const { base, again, who } = props;
  const device = again?.owner.device ?? crypto.randomUUID();
  let answer = await enrol(device, said.label, who.csrf);
  let used = device;
  if (answer?.status === 409 && again === undefined) answer = await enrol((used = crypto.randomUUID()), said.label, who.csrf);
  if (answer?.status !== 200) return answer?.body.error ?? t("needNetwork");
  const owner = { name: answer.body.account.name, secret: answer.body.secret, device: used, language: spoken() };
  if (again !== undefined) {
    await again.keepOwner(owner);
    return again;
  }
  const book = await Book.open(base, await makeDoor(base, used, said.pin));
  await book.keepOwner(owner);
  await navigator.storage?.persist?.();
  return book;
}

export function Locked(props: { base: Base; onOpen: (book: Book) => void; onWipe: () => void }): JSX.Element {
  const [pin, setPin] = useState("");
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const [forgot, setForgot] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const opened = await openDoor(props.base, pin, Date.now());
    if ("key" in opened) return props.onOpen(await Book.open(props.base, opened.key));
    const waits = opened.wait > 0 ? t("pinWait", { seconds: Math.ceil(opened.wait / 1000) }) : "";
    setFault([opened.wrong ? t("pinWrong") : "", waits].filter(Boolean).join(" "));
    setPin("");
    setBusy(false);
  };
  return (
    <main>
      <h1>Cầm Tay</h1>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field label={t("typePin")} name="pin" kind="password" mode="numeric" most={12} value={pin} onInput={setPin} error={fault || undefined} />
        <Button type="submit" busy={busy}>{t("open")}</Button>
      </form>
      {forgot
        ? <section class="card"><p>{t("lostHow")}</p><Button quiet onClick={props.onWipe}>{t("wipeAll")}</Button></section>
        : <Button quiet onClick={() => setForgot(true)}>{t("lost")}</Button>}
      <p class="codes">{t("noCodes")}</p>
    </main>
  );
}
