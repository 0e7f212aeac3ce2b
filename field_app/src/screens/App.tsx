// Which screen is shown: the door until it is opened, then a few rooms. Locked again when nobody touches it.

import type { JSX } from "preact";
import { useEffect, useMemo, useReducer, useState } from "preact/hooks";
import type { Book } from "../book/book";
import type { Base } from "../phone/base";
import { doorOf, wipe } from "../phone/door";
import { t } from "../words";
import { Keeper, type Telling } from "../wire/keeper";
import { Enrol, Locked } from "./Door";
import type { Desk } from "./desk";
import { Filed } from "./Filed";
import { Filing, Filings } from "./Filing";
import { Home } from "./Home";
import { Lessons, OneLesson } from "./Lessons";
import { Fault, go } from "./parts";
import { Phone } from "./Phone";
import { Practice } from "./Practice";
import { Record } from "./Record";
import { Sending } from "./Sending";

const IDLE = 5 * 60_000;
type Stage = "opening" | "new" | "locked" | "shut" | "wiped" | Book;

export function App({ base }: { base: Base }): JSX.Element {
  const [stage, setStage] = useState<Stage>("opening");
  useEffect(() => void doorOf(base).then((door) => setStage(door === undefined ? "new" : "locked"), () => setStage("shut")), []);
  const wipeAll = async (): Promise<void> => {
    await wipe(base).catch(() => undefined);
    go("/");
    setStage("wiped");
  };
  if (stage === "opening") return <main><p>…</p></main>;
  if (stage === "shut") return <main><Fault>{t("noStore")}</Fault></main>;
  return (
    <>
      <Notices />
      {stage === "wiped" && <Fault>{t("wiped")}</Fault>}
      {stage === "locked" && <Locked base={base} onOpen={setStage} onWipe={() => void wipeAll()} />}
      {(stage === "new" || stage === "wiped") && <Enrol base={base} onOpen={setStage} />}
      {typeof stage === "object" && <Rooms book={stage} onLock={() => setStage("locked")} onWipe={() => void wipeAll()} />}
    </>
  );
}

function Rooms({ book, onLock, onWipe }: { book: Book; onLock: () => void; onWipe: () => void }): JSX.Element {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const [telling, setTelling] = useState<Telling>({ running: false, outcome: null, at: null });
  const [said, say] = useState("");
  const keeper = useMemo(() => new Keeper(book, setTelling, onWipe), [book]);
  useEffect(() => book.onChange(() => draw(0)), [book]);
  useEffect(() => () => keeper.stop(), [keeper]);
  useIdle(onLock);
  const where = useWhere();
  useEffect(() => {
    const timer = setTimeout(() => say(""), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  const desk: Desk = { book, keeper, telling, lock: onLock, say };
  return (
    <>
      <p class="said" role="status">{said}</p>
      <Room desk={desk} where={where} onLanguage={() => draw(0)} />
      <nav aria-label="Cầm Tay">
        {([["", t("home")], ["ghi", t("record")], ["bai", t("lessons")], ["gui", t("sending")], ["may", t("phone")]] as const).map(([path, word]) => (
          <a key={path} href={`#/${path}`} aria-current={(where[0] ?? "") === path ? "page" : undefined}>
            {word}{path === "gui" && book.onlyHere > 0 && <span class="badge">{book.onlyHere}</span>}
          </a>
        ))}
      </nav>
    </>
  );
}

function Room({ desk, where, onLanguage }: { desk: Desk; where: string[]; onLanguage: () => void }): JSX.Element {
  const [room, first, second] = where;
  switch (room) {
    case "ghi": return <Record key={where.join("/")} desk={desk} who={first === "-" ? undefined : first} which={second} />;
    case "bai": return first === undefined ? <Lessons desk={desk} /> : <OneLesson desk={desk} code={first} />;
    case "nop": return first === undefined ? <Filings desk={desk} /> : <FilingRoom desk={desk} code={first} step={second} />;
    case "gui": return <Sending desk={desk} />;
    case "may": return <Phone desk={desk} onLanguage={onLanguage} />;
    case "ghi-ten-lai": return <Enrol base={desk.book.base} again={desk.book} onOpen={() => { go("/gui"); desk.keeper.soon(); }} />;
    default: return <Home desk={desk} />;
  }
}

function FilingRoom({ desk, code, step }: { desk: Desk; code: string; step: string | undefined }): JSX.Element {
  if (step === "tap") return <Practice desk={desk} code={code} />;
  return step === "ai-bam" ? <Filed desk={desk} code={code} /> : <Filing desk={desk} code={code} />;
}

function useWhere(): string[] {
  const read = (): string[] => location.hash.replace(/^#\/?/, "").split("/").filter(Boolean);
  const [where, setWhere] = useState(read);
  useEffect(() => {
    const moved = (): void => {
      setWhere(read());
      scrollTo(0, 0);
    };
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return where;
}

/** Nobody has touched it for a while, also while the phone lay asleep. */
function useIdle(onIdle: () => void): void {
  useEffect(() => {
    let last = Date.now();
    const touched = (): void => {
      if (Date.now() - last >= IDLE) onIdle();
      last = Date.now();
    };
    const timer = setInterval(() => Date.now() - last >= IDLE && onIdle(), 15_000);
    const events = ["pointerdown", "keydown", "visibilitychange"] as const;
    for (const name of events) document.addEventListener(name, touched);
    return () => {
      clearInterval(timer);
      for (const name of events) document.removeEventListener(name, touched);
    };
  }, []);
}

/** Inside Zalo's own browser; and a new version that waits. */
function Notices(): JSX.Element {
  const [fresh, setFresh] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    const found = (event: Event): void => setFresh((event as CustomEvent<ServiceWorker>).detail);
    addEventListener("camtay-new-version", found);
    return () => removeEventListener("camtay-new-version", found);
  }, []);
  return (
    <>
      {/Zalo/i.test(navigator.userAgent) && <section class="notice"><strong>{t("zaloTitle")}</strong><p>{t("zaloHow")}</p></section>}
      {fresh !== null && <section class="notice"><p>{t("newVersion")}</p><button type="button" onClick={() => fresh.postMessage("take-over")}>{t("takeNew")}</button></section>}
    </>
  );
}
