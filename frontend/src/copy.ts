/** Copy buttons (`data-copy`) stand hidden beside an answer until a script can reach the clipboard. */
export function setUpCopying(): void {
  if (!navigator.clipboard) return;
  const said = document.querySelector<HTMLElement>("[data-copy-said]");
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    const words = button.parentElement?.querySelector<HTMLElement>("[data-copied]");
    if (!words) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = words instanceof HTMLTextAreaElement ? words.value : words.innerText;
      await navigator.clipboard.writeText(text.trim());
      if (said) said.textContent = said.dataset.words ?? "";
      button.classList.add("ct-copied");
    });
  }
}
