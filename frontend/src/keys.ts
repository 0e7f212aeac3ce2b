/**
 * Keys for the desk, on pages with `data-shortcuts`: `/` searches, `?` shows the list, `j` and `k` move along the
 * rows (`data-row`, each with a link; Enter opens it). They can be switched off in the list (WCAG 2.1.4).
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

function act(key: string, help: HTMLDialogElement | null): boolean {
  const search = document.querySelector<HTMLInputElement>("[data-search]");
  if (key === "/" && search) {
    search.focus();
    search.select();
  } else if (key === "?" && help) help.showModal();
  else if (key === "j") move(1);
  else if (key === "k") move(-1);
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
