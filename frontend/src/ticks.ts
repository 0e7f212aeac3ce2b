/**
 * Boxes to choose rows by (`data-tick`): with Shift, everything between two clicks; a button for the whole page.
 * Without scripts each box is ticked by itself.
 */
export function setUpTicks(): void {
  for (const form of document.querySelectorAll("form")) {
    const boxes = [...form.querySelectorAll<HTMLInputElement>("input[data-tick]")];
    if (boxes.length > 0) setUpForm(form, boxes);
  }
}

function setUpForm(form: HTMLFormElement, boxes: HTMLInputElement[]): void {
  let last = -1;
  for (const [at, box] of boxes.entries()) {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last >= 0) {
        for (const between of boxes.slice(Math.min(last, at), Math.max(last, at) + 1)) between.checked = box.checked;
      }
      last = at;
    });
  }
  const whole = form.querySelector<HTMLElement>("[data-tick-all]");
  if (!whole) return;
  whole.hidden = false;
  whole.querySelector("button")?.addEventListener("click", () => {
    const rest = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = rest;
  });
}
