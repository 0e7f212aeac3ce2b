/**
 * What people typed survives a cut connection.
 *
 * Every form sent by POST is copied into this tab's session storage when it is sent, and the copy is dropped once a
 * later page shows that the server took it. Where the network was away, or the server failed, the next sight of the
 * same form gets its words back. Never copied: passwords, one-time codes, files, hidden fields (but those marked
 * `data-keep`, such as the key by which the server knows a repeat).
 */
import { word } from "./words";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type State = "sent" | "failed";
interface Kept {
  page: string;
  form: string;
  state: State;
  at: number;
  values: [string, string, boolean][];
}

const PREFIX = "ct-keep:";
const DAY = 24 * 3600 * 1000;
const NEVER = new Set(["password", "file", "submit", "button", "image", "reset"]);

const pageOf = (address: string) => {
  try {
    const url = new URL(address, location.href);
    return url.origin === location.origin ? url.pathname : "";
  } catch {
    return "";
  }
};

function isField(element: Element): element is Field {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

export function keepable(field: Field): boolean {
  if (!field.name || NEVER.has(field.type) || field.dataset.keep === "no") return false;
  if (field.autocomplete === "one-time-code") return false;
  return field.type !== "hidden" || field.dataset.keep !== undefined;
}

export function valuesOf(form: HTMLFormElement): [string, string, boolean][] {
  return [...form.elements]
    .filter(isField)
    .filter(keepable)
    .flatMap((field): [string, string, boolean][] => {
      if (field instanceof HTMLSelectElement && field.multiple)
        return [...field.options].map((option) => [field.name, option.value, option.selected]);
      const on = field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type) ? field.checked : true;
      return [[field.name, field.value, on]];
    });
}

export function putBack(form: HTMLFormElement, values: [string, string, boolean][]): void {
  for (const field of [...form.elements].filter(isField).filter(keepable)) {
    const own = values.filter(([name]) => name === field.name);
    if (own.length === 0) continue;
    if (field instanceof HTMLSelectElement && field.multiple) {
      for (const option of field.options) option.selected = own.some(([, value, on]) => on && value === option.value);
    } else if (field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type)) {
      field.checked = own.some(([, value, on]) => on && value === field.value);
    } else field.value = own[0]?.[1] ?? field.value;
    if (field.type !== "hidden") field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

const nameOf = (form: HTMLFormElement) =>
  form.id || String([...document.forms].filter((other) => other.method === "post").indexOf(form));
const keyOf = (form: HTMLFormElement) => `${PREFIX}${location.pathname}#${nameOf(form)}`;

function everything(): [string, Kept][] {
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => [key, JSON.parse(sessionStorage.getItem(key) ?? "{}") as Kept]);
}

export function forget(): void {
  for (const [key] of everything()) sessionStorage.removeItem(key);
}

function keep(form: HTMLFormElement, state: State): void {
  const kept: Kept = { page: location.pathname, form: nameOf(form), state, at: Date.now(), values: valuesOf(form) };
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(kept));
  } catch {
    // A full or forbidden storage must never stop a form from being sent.
  }
}

/** Drop what the server has evidently taken; mark what an error page has just refused. */
export function settle(kind: string, referrer: string, failed: boolean): void {
  for (const [key, kept] of everything()) {
    const cameFromIt = pageOf(referrer) === kept.page;
    if (Date.now() - kept.at > DAY) sessionStorage.removeItem(key);
    else if (kept.state !== "sent") continue;
    else if (failed) sessionStorage.setItem(key, JSON.stringify({ ...kept, state: "failed" }));
    else if (cameFromIt && (kind === "navigate" || location.pathname !== kept.page)) sessionStorage.removeItem(key);
  }
}

function notice(form: HTMLFormElement, text: string): HTMLElement {
  form.querySelector("[data-kept-notice]")?.remove();
  const box = document.createElement("div");
  box.className = "govuk-inset-text ct-kept";
  box.dataset.keptNotice = "";
  box.tabIndex = -1;
  box.setAttribute("role", "alert");
  const line = document.createElement("p");
  line.className = "govuk-body";
  line.textContent = text;
  box.append(line);
  form.prepend(box);
  return box;
}

function offerToDrop(form: HTMLFormElement, box: HTMLElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.textContent = word("keptDrop");
  button.addEventListener("click", () => {
    sessionStorage.removeItem(keyOf(form));
    form.reset();
    box.remove();
  });
  box.append(button);
}

function refuseWhileOffline(form: HTMLFormElement, event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
  keep(form, "failed");
  const box = notice(form, word("keptOffline"));
  box.focus();
  window.addEventListener("online", () => notice(form, word("keptOnline")).focus(), { once: true });
}

export function setUpKeeping(): void {
  const entry = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
  settle(entry?.type ?? "navigate", document.referrer, document.body.dataset.failed !== undefined);
  for (const form of document.querySelectorAll<HTMLFormElement>("form[method=post]")) {
    if (form.dataset.forget !== undefined) form.addEventListener("submit", forget);
    if (form.dataset.keep === "no" || form.dataset.forget !== undefined) continue;
    const saved = sessionStorage.getItem(keyOf(form));
    if (saved) {
      putBack(form, (JSON.parse(saved) as Kept).values);
      offerToDrop(form, notice(form, word("keptBack")));
    }
    form.addEventListener(
      "submit",
      (event) => (navigator.onLine ? keep(form, "sent") : refuseWhileOffline(form, event)),
      { capture: true },
    );
  }
}
