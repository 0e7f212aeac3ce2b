// This phone: the number of the day, the lock, the language, the size of letters.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { today } from "../book/deeds";
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
      <Choice legend={t("textSize")} name="size" options={SIZES.map((one) => [one, t(one)] as const)} value={size} onChange={choose} />
      <Choice legend={t("language")} name="language" options={[["vi", "Tiếng Việt"], ["en", "English"]]} value={spoken()} onChange={(one) => { speak(one); onLanguage(); }} />
      {stored !== null && <p class="small">{stored ? t("stored") : t("notStored")}</p>}
      <p class="codes">{t("noCodes")}</p>
    </main>
  );
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
