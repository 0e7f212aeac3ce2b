/**
 * The screen of a meeting room (`data-screen`): arrows, page keys and the space bar turn the sheet, as the clickers of
 * projectors send them; Escape leaves. Each key presses a link that stands on the page.
 */
const NEXT = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]);
const BEFORE = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);

export function linkOf(key: string): HTMLAnchorElement | null {
  const wanted = NEXT.has(key) ? 'a[rel="next"]' : BEFORE.has(key) ? 'a[rel="prev"]' : key === "Escape" ? "a[data-leave]" : "";
  return wanted ? document.querySelector<HTMLAnchorElement>(wanted) : null;
}

export function setUpScreen(): void {
  if (!document.querySelector("[data-screen]")) return;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const link = linkOf(event.key);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
}
