/** One plain line while the network is away (`data-network`), and when a search as you type could not be answered. */
import { word } from "./words";

export function setUpNetworkNotice(): void {
  const notice = document.querySelector<HTMLElement>("[data-network]");
  if (!notice) return;
  const say = (name: string) => {
    notice.hidden = name === "";
    notice.textContent = name === "" ? "" : word(name);
  };
  const look = () => say(navigator.onLine ? "" : "offline");
  window.addEventListener("offline", look);
  window.addEventListener("online", look);
  document.addEventListener("htmx:sendError", () => say("offline"));
  document.addEventListener("htmx:responseError", () => say("failed"));
  document.addEventListener("htmx:afterOnLoad", look);
  look();
}
