// Pieces of the screens: large, plain, for one thumb.

import type { ComponentChildren, JSX } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import { search } from "../book/alike";
import type { Book } from "../book/book";
import type { Person } from "../book/kinds";
import { t } from "../words";

export const go = (where: string): void => {
  location.hash = where;
};

export function Button(props: { onClick?: () => void; children: ComponentChildren; quiet?: boolean; busy?: boolean; type?: "submit" | "button" }): JSX.Element {
  return (
    <button type={props.type ?? "button"} class={props.quiet === true ? "button quiet" : "button"} disabled={props.busy === true} onClick={props.onClick}>
      {props.children}
    </button>
  );
}

export function Fault({ children, id }: { children: ComponentChildren; id?: string }): JSX.Element | null {
  return children ? <p class="fault" role="alert" id={id}>{children}</p> : null;
}

type FieldProps = {
  label: string; value: string; onInput: (value: string) => void; hint?: string; error?: string | undefined;
  kind?: "text" | "password" | "tel" | "search"; mode?: "numeric" | "text" | "tel"; name: string; most?: number;
};

export function Field(props: FieldProps): JSX.Element {
  const id = useId();
  const said = [props.hint !== undefined ? `${id}-hint` : "", props.error !== undefined ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.hint !== undefined && <p class="hint" id={`${id}-hint`}>{props.hint}</p>}
      {props.error !== undefined && <p class="fault" role="alert" id={`${id}-error`}>{props.error}</p>}
      <input
        id={id} name={props.name} type={(props.kind ?? "text") as "text"} inputMode={props.mode ?? "text"} value={props.value} autocomplete="off"
        maxLength={props.most ?? 200} aria-describedby={said || undefined} aria-invalid={props.error !== undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}

type ChoiceProps<T extends string> = {
  legend: string; name: string; options: readonly (readonly [T, string])[]; value: T | null; onChange: (value: T) => void; error?: string | undefined;
};

export function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  return (
    <fieldset class="choice">
      <legend>{props.legend}</legend>
      <Fault>{props.error}</Fault>
      {props.options.map(([value, label]) => (
        <label key={value} class={props.value === value ? "option chosen" : "option"}>
          <input type="radio" name={props.name} value={value} checked={props.value === value} onChange={() => props.onChange(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

const SHOWN = 12;

export function PersonLine({ person, book }: { person: Person; book: Book }): JSX.Element {
  const place = book.lists.place.size > 1 ? book.lists.place.get(person.place)?.name : undefined;
  const where = [place, person.house === "" ? undefined : `${t("house")} ${person.house}`, person.birth_year ?? undefined];
  return (
    <>
      <strong>{person.name}</strong>
      <span class="small">{where.filter((one) => one !== undefined).join(" · ")}</span>
    </>
  );
}

/** Choosing one of the people on the phone by typing some of a name. */
export function PersonPicker(props: { book: Book; onPick: (person: Person) => void; onNew?: (() => void) | undefined }): JSX.Element {
  const [typed, setTyped] = useState("");
  const found = useMemo(() => search(typed, props.book.lists.person.values()), [typed, props.book.lists.person.size]);
  return (
    <div>
      <Field label={t("who")} hint={t("whoHint")} name="who" kind="search" value={typed} onInput={setTyped} />
      <ul class="list">
        {found.slice(0, SHOWN).map((person) => (
          <li key={person.id}>
            <button type="button" class="row" onClick={() => props.onPick(person)}><PersonLine person={person} book={props.book} /></button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>{t("noneFound")}</p>}
      {found.length > SHOWN && <p class="small">{t("moreFound", { count: found.length - SHOWN })}</p>}
      {props.onNew !== undefined && <Button quiet onClick={props.onNew}>{t("newcomer")}</Button>}
    </div>
  );
}
