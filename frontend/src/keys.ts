/**
 * Keys for the desk, on pages with `data-shortcuts`: `/` searches, `?` shows the list, `j` and `k` move along the
 * rows (`data-row`, each with a link; Enter opens it), `x` ticks the row, `g` and a letter goes to the page that the
 * list names (`data-go`). They can be switched off in the list (WCAG 2.1.4).
 */
const OFF = "ct-keys-off";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName));

export function move(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-row]")]
    .filter((row) => !row.closest("[hidden]"))
    .map((row) => row.querySelector<HTMLElement>("a[href]"))
    .filter((link): link is HTMLElement => link !== null);
  const row = document.activeElement?.closest("[data-row]");
  const at = links.findIndex((link) => row?.contains(link));
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
  links[next]?.focus();
}

/** Tick the box of the row where the focus is, or take the tick away. */
function tick(): boolean {
  const box = document.activeElement?.closest("[data-row]")?.querySelector<HTMLInputElement>("input[data-tick]");
  box?.click();
  return box !== null && box !== undefined;
}

function goTo(letter: string): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`a[data-go="${CSS.escape(letter)}"]`);
  link?.click();
  return link !== null;
}

const CHORD_MS = 1500;
let goingSince = 0;

function act(key: string, help: HTMLDialogElement | null): boolean {
  const search = document.querySelector<HTMLInputElement>("[data-search]");
  const going = Date.now() - goingSince < CHORD_MS;
  goingSince = 0;
  if (going && key.length === 1) return goTo(key);
  if (key === "/" && search) {
    search.focus();
    search.select();
  } else if (key === "?" && help) help.showModal();
  else if (key === "j") move(1);
  else if (key === "k") move(-1);
  else if (key === "x") return tick();
  else if (key === "g") goingSince = Date.now();
  else return false;
  return true;
}

export function setUpKeys(): void {
  if (!document.querySelector("[data-shortcuts]")) return;
  const help = document.querySelector<HTMLDialogElement>("dialog[data-keys-help]");
  const off = help?.querySelector<HTMLInputElement>("[data-keys-off]");
  if (off) {
    off.checked = localStorage.getItem(OFF) === "1";
    off.addEventListener("change", () => localStorage.setItem(OFF, off.checked ? "1" : "0"));
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-keys-open]")) {
    button.hidden = false;
    button.addEventListener("click", () => help?.showModal());
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (localStorage.getItem(OFF) === "1" || help?.open) return;
    if (act(event.key, help)) event.preventDefault();
  });
}
