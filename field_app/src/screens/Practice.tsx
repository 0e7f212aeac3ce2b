// A form filled in for practice, by the same engine as in earnest. What is typed lives while the page is open, no longer.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ANY, type Answers, checkPage, type Form, pages, prune, type Question, type Raw, said, summary, walk } from "../questions";
import { spoken, t } from "../words";
import type { Desk } from "./desk";
import { Button, Choice, Fault, Field } from "./parts";

export function Practice({ desk, code }: { desk: Desk; code: string }): JSX.Element {
  const kept = desk.book.lists.form.get(code);
  const back = <a class="button quiet" href={`#/nop/${code}`}>{t("back")}</a>;
  if (kept === undefined) return <main>{back}<p>{t("noForm")}</p></main>;
  return <main>{back}<p class="codes">{t("practiseNote")}</p><Filling form={kept.form} /><p class="codes">{t("neverCodes")}</p></main>;
}

function Filling({ form }: { form: Form }): JSX.Element {
  const [answers, setAnswers] = useState<Answers>({});
  const [at, setAt] = useState<string | null>(pages(form, {})[0]?.id ?? null);
  if (at === null) return <Told form={form} answers={answers} />;
  const taken = (clean: Answers): void => {
    const now = prune(form, { ...answers, ...clean });
    const order = pages(form, now).map((page) => page.id);
    setAnswers(now);
    setAt(order[order.indexOf(at) + 1] ?? null);
    scrollTo(0, 0);
  };
  return <OnePage key={at} form={form} id={at} answers={answers} onTaken={taken} />;
}

type PageProps = { form: Form; id: string; answers: Answers; onTaken: (clean: Answers) => void };

function OnePage({ form, id, answers, onTaken }: PageProps): JSX.Element {
  const [raw, setRaw] = useState<Raw>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [count, setCount] = useState(1);
  const language = spoken();
  const page = form.pages.find((one) => one.id === id);
  if (page === undefined) return <p>{t("none")}</p>;
  const whole = (): Raw => (page.repeat ? { ...raw, [`${id}.count`]: String(count) } : raw);
  const day = new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);
  const judge = (): [Answers, Record<string, string>] => checkPage(form, id, whole(), { answers, today: day, known: ANY, language });
  const asked = walk(form, { ...answers, ...judge()[0] }).find((stop) => stop.page.id === id)?.slots ?? [];
  const next = (event: Event): void => {
    event.preventDefault();
    const [clean, wrong] = judge();
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) onTaken(clean);
  };
  const names = page.repeat ? Array.from({ length: count }, (_none, index) => page.questions.map((one) => [one, `${one.id}.${index}`] as const)).flat() : asked.map((slot) => [slot.question, slot.name] as const);
  return (
    <form onSubmit={next} noValidate>
      <h1>{said(page.title, language)}</h1>
      {page.hint !== undefined && <p>{said(page.hint, language)}</p>}
      {page.repeat !== undefined && <Fault>{errors[id]}</Fault>}
      {names.map(([question, name]) => <Asked key={name} question={question} name={name} raw={raw} error={errors[name]} onSay={(part) => setRaw({ ...raw, ...part })} />)}
      {page.repeat && <Button quiet onClick={() => setCount(count + 1)}>{said(page.repeat.add, language) || t("addOne")}</Button>}
      <Button type="submit">{t("next")}</Button>
    </form>
  );
}

type AskedProps = { question: Question; name: string; raw: Raw; error: string | undefined; onSay: (part: Raw) => void };

function Asked({ question, name, raw, error, onSay }: AskedProps): JSX.Element {
  const language = spoken();
  const label = said(question.label, language);
  const value = (part = ""): string => String(raw[name + part] ?? "");
  const hint = question.type === "citizen_number" ? t("practiceNumber") : said(question.hint, language);
  const hinted = hint === "" ? {} : { hint };
  switch (question.type) {
    case "choice":
      return <Choice legend={label} name={name} options={(question.choices ?? []).map((one) => [one.value, said(one.label, language)] as const)} value={value() || null} onChange={(one) => onSay({ [name]: one })} error={error} />;
    case "yes_no":
      return <Choice legend={label} name={name} options={[["yes", t("yes")], ["no", t("no")]] as const} value={(value() || null) as "yes" | "no" | null} onChange={(one) => onSay({ [name]: one })} error={error} />;
    case "choices": case "file":
      return <Boxes question={question} name={name} raw={raw} error={error} onSay={onSay} />;
    case "date": case "partial_date":
      return (
        <fieldset class="choice">
          <legend>{label}</legend>
          <Fault>{error}</Fault>
          {([["day", "dayPart"], ["month", "monthPart"], ["year", "yearPart"]] as const).map(([part, word]) => (
            <Field key={part} label={t(word)} name={`${name}.${part}`} mode="numeric" most={4} value={value(`.${part}`)} onInput={(one) => onSay({ [`${name}.${part}`]: one })} />
          ))}
        </fieldset>
      );
    case "place":
      return <Field label={label} {...hinted} name={`${name}.text`} most={300} value={value(".text")} onInput={(one) => onSay({ [`${name}.text`]: one })} error={error} />;
    default:
      return <Field label={label} {...hinted} name={name} mode={["number", "citizen_number", "phone"].includes(question.type) ? "numeric" : "text"} value={value()} onInput={(one) => onSay({ [name]: one })} error={error} />;
  }
}

/** Several at once; and papers, which for practice are only said to have been photographed. */
function Boxes({ question, name, raw, error, onSay }: AskedProps): JSX.Element {
  const language = spoken();
  const chosen = ([] as string[]).concat(raw[name] ?? []);
  const offered = question.type === "file" ? [["paper", t("asTaken")] as const] : (question.choices ?? []).map((one) => [one.value, said(one.label, language)] as const);
  return (
    <fieldset class="choice">
      <legend>{said(question.label, language)}</legend>
      <Fault>{error}</Fault>
      {offered.map(([value, label]) => (
        <label key={value} class={chosen.includes(value) ? "option chosen" : "option"}>
          <input type="checkbox" name={name} checked={chosen.includes(value)} onChange={(event) => onSay({ [name]: event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value) })} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Told({ form, answers }: { form: Form; answers: Answers }): JSX.Element {
  return (
    <>
      <h1>{t("practiced")}</h1>
      {summary(form, answers, spoken()).map(([page, lines]) => (
        <section key={page.id}>
          <h2>{said(page.title, spoken())}</h2>
          {lines.map(([label, words]) => <p key={label} class="line">{label}<strong class="small">{words}</strong></p>)}
        </section>
      ))}
    </>
  );
}
