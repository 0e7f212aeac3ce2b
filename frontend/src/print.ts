/** Print buttons (`data-print`) stand hidden in the page until a script can press the printer. */
export function setUpPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
