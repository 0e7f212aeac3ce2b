// Writing down a deed from a screen: what was typed stays where it was until it is kept.

import { useState } from "preact/hooks";
import type { Deed } from "../book/book";
import { troubleOf } from "../phone/base";
import { t, type Word } from "../words";
import type { Desk } from "./desk";

const WORDS: Record<ReturnType<typeof troubleOf>, Word> = { full: "noRoom", shut: "shut", other: "notSaved" };

export type Saving = { busy: boolean; trouble: string; keep: (...deeds: Deed[]) => Promise<boolean> };

export function useSaving(desk: Desk): Saving {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const keep = async (...deeds: Deed[]): Promise<boolean> => {
    setBusy(true);
    setTrouble("");
    try {
      for (const deed of deeds) await desk.book.add(deed);
      desk.keeper.recorded();
      return true;
    } catch (error) {
      setTrouble(t(WORDS[troubleOf(error)]));
      await desk.book.base.open().catch(() => undefined); // shut under us: it opens again, or says so once more
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, trouble, keep };
}
