// The lessons, whole, without a network: words, drawings, and a recording where one was fetched.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Lesson, Spoken } from "../book/kinds";
import { t } from "../words";
import type { Desk } from "./desk";
import { Button, Fault } from "./parts";

export function Lessons({ desk }: { desk: Desk }): JSX.Element {
  const groups = new Map<string, Lesson[]>();
  for (const one of desk.book.lists.lesson.values()) groups.set(one.group_title, [...(groups.get(one.group_title) ?? []), one]);
  return (
    <main>
      <h1>{t("lessons")}</h1>
      {groups.size === 0 && <p>{t("none")}</p>}
      {[...groups].map(([title, lessons]) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul class="list">
            {lessons.map((one) => <li key={one.id}><a class="row" href={`#/bai/${one.id}`}><strong>{one.title}</strong><span class="small">{t("minutes", { minutes: one.minutes })}</span></a></li>)}
          </ul>
        </section>
      ))}
    </main>
  );
}

export function OneLesson({ desk, code }: { desk: Desk; code: string }): JSX.Element {
  const lesson = desk.book.lists.lesson.get(code);
  if (lesson === undefined) return <main><a class="button quiet" href="#/bai">{t("back")}</a><p>{t("none")}</p></main>;
  return (
    <main>
      <a class="button quiet" href="#/bai">{t("back")}</a>
      <h1>{lesson.title}</h1>
      <p class="lead">{lesson.gains}</p>
      {(lesson.voices ?? []).map((one) => <Listen key={one.path} desk={desk} spoken={one} />)}
      <h2>{t("steps")}</h2>
      <ol class="steps">
        {lesson.steps.map((step, index) => <li key={index}><p>{step.text}</p><Drawing svg={step.picture} /></li>)}
      </ol>
      <h2>{t("mistakes")}</h2>
      <ul>{lesson.mistakes.map((one) => <li key={one}>{one}</li>)}</ul>
      <h2>{t("alone")}</h2>
      <p>{lesson.alone}</p>
      <h2>{t("checkedBy")}</h2>
      <p>{lesson.checked_by}</p>
      <p class="codes">{lesson.safety}</p>
      <a class="button" href={`#/ghi/-/${lesson.id}`}>{t("record")}</a>
    </main>
  );
}

/** As a picture of its own, so that nothing in it can act; its words stand beside it. */
function Drawing({ svg }: { svg: string }): JSX.Element {
  const [address, setAddress] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return <>{address !== "" && <img class="drawing" src={address} alt="" />}</>;
}

function Listen({ desk, spoken }: { desk: Desk; spoken: Spoken }): JSX.Element {
  const [address, setAddress] = useState("");
  const [fault, setFault] = useState("");
  const play = (content: Blob): void => setAddress(URL.createObjectURL(content));
  useEffect(() => {
    void desk.book.base.voices.get(spoken.path).then((kept) => {
      if (kept !== undefined && kept.digest === spoken.digest) play(kept.content);
    });
  }, [spoken.path]);
  const fetchIt = async (): Promise<void> => {
    try {
      const answer = await fetch(spoken.path);
      if (!answer.ok) throw new Error(String(answer.status));
      const content = await answer.blob();
      await desk.book.base.voices.put({ path: spoken.path, digest: spoken.digest, content });
      play(content);
    } catch {
      setFault(t("noVoice"));
    }
  };
  return (
    <div class="voice">
      <p class="small">{[t("listen"), spoken.label, spoken.speaker].filter(Boolean).join(" · ")}</p>
      <Fault>{fault}</Fault>
      {address === ""
        ? <Button quiet onClick={() => void fetchIt()}>{t("fetchVoice", { size: Math.ceil(spoken.size / 1024) })}</Button>
        : <audio controls src={address} />}
    </div>
  );
}
