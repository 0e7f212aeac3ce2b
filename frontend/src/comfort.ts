/** Large text: a button that remembers itself in a cookie, so that the server draws the next page large at once. */
const COOKIE = "chu_to";
const YEAR = 365 * 24 * 3600;

export function setUpLargeText(): void {
  const root = document.documentElement;
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-large-text]")) {
    const show = () => button.setAttribute("aria-pressed", String(root.classList.contains("ct-large")));
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
      const large = root.classList.toggle("ct-large");
      document.cookie = `${COOKIE}=${large ? 1 : 0}; path=/; max-age=${YEAR}; samesite=lax`;
      show();
    });
  }
}
