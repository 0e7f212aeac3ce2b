// This phone: the number of the day, the lock, the language, the size of letters.

import type { JSX } from "preact";
import { useEffect, useReducer, useState } from "preact/hooks";
import { today } from "../book/deeds";
import { install, isInstalled, isOffered, onOffer } from "../phone/install";
import { spoken, speak, t } from "../words";
import type { Desk } from "./desk";
import { Button, Choice } from "./parts";

const KEPT = "camtay-text";
const SIZES = ["normal", "large", "larger"] as const;
type Size = (typeof SIZES)[number];

export const sizeNow = (): Size => SIZES.find((one) => one === localStorage.getItem(KEPT)) ?? "normal";
export const setSize = (size: Size): void => {
  localStorage.setItem(KEPT, size);
  document.documentElement.dataset["text"] = size;
};

export function Phone({ desk, onLanguage }: { desk: Desk; onLanguage: () => void }): JSX.Element {
  const [size, setSizeNow] = useState(sizeNow());
  const [stored, setStored] = useState<boolean | null>(null);
  useEffect(() => void navigator.storage?.persisted?.().then(setStored), []);
  const choose = (one: Size): void => {
    setSize(one);
    setSizeNow(one);
  };
  return (
    <main>
      <h1>{desk.book.owner.name}</h1>
      <Hand desk={desk} />
      <Button onClick={desk.lock}>{t("lock")}</Button>
      <Install />
      <Choice legend={t("textSize")} name="size" options={SIZES.map((one) => [one, t(one)] as const)} value={size} onChange={choose} />
      <Choice legend={t("language")} name="language" options={[["vi", "Tiếng Việt"], ["en", "English"]]} value={spoken()} onChange={(one) => { speak(one); onLanguage(); }} />
      {stored !== null && <p class="small">{stored ? t("stored") : t("notStored")}</p>}
      <p class="codes">{t("noCodes")}</p>
    </main>
  );
}

/** A button where the browser offers one; else a sentence that says how. */
function Install(): JSX.Element {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => onOffer(() => draw(0)), []);
  if (isInstalled()) return <p class="small">{t("installed")}</p>;
  if (!isOffered()) return <p class="small">{t("installHow")}</p>;
  return <Button quiet onClick={() => void install()}>{t("install")}</Button>;
}

function Hand({ desk }: { desk: Desk }): JSX.Element {
  const hand = desk.book.lists.hand.get(String(today(new Date())));
  return (
    <section class="card">
      <h2>{t("handTitle")}</h2>
      {hand === undefined
        ? <p>{t("noHand")}</p>
        : <><p class="number">{hand.number}</p><p>{t("handHow")}</p><p class="small">{t("handPath")} <strong>{location.host}{hand.path}</strong></p></>}
    </section>
  );
}
