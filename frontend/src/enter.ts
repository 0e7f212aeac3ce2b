/**
 * Enter moves on to the next field in forms with `data-enter="next"`: whoever types numbers from paper presses it at
 * each line's end, and must not send half a form by it. Buttons, links, files and long texts keep their Enter.
 */
const SKIPPED = new Set(["hidden", "submit", "button", "file", "reset"]);

const isLine = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && !SKIPPED.has(target.type);

export function next(form: HTMLFormElement, from: HTMLElement): HTMLElement | undefined {
  const open = [...form.elements].filter(
    (one): one is HTMLElement =>
      one instanceof HTMLElement &&
      !(one instanceof HTMLFieldSetElement) &&
      !(one instanceof HTMLInputElement && one.type === "hidden") &&
      !one.closest("[hidden], details:not([open])"),
  );
  return open[open.indexOf(from) + 1];
}

export function setUpEnter(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-enter="next"]')) {
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || !isLine(event.target)) return;
      event.preventDefault();
      next(form, event.target)?.focus();
    });
  }
}
