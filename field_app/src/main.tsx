import "@fontsource/be-vietnam-pro/400.css";
import "@fontsource/be-vietnam-pro/700.css";
import "./app.css";
import { render } from "preact";
import { Base } from "./phone/base";
import { watchForOffer } from "./phone/install";
import { App } from "./screens/App";
import { setSize, sizeNow } from "./screens/Phone";
import { speak } from "./words";

speak();
watchForOffer(globalThis);
setSize(sizeNow());
const root = document.getElementById("app");
if (root !== null) {
  root.textContent = "";
  render(<App base={new Base()} />, root);
}

/** A new version is offered, never forced: somebody may be in the middle of a form. */
async function watchForVersions(): Promise<void> {
  const registration = await navigator.serviceWorker.register("/field/sw.js", { scope: "/field/", updateViaCache: "none" });
  const offer = (worker: ServiceWorker | null): void => {
    if (worker !== null && navigator.serviceWorker.controller !== null) dispatchEvent(new CustomEvent("camtay-new-version", { detail: worker }));
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => coming.state === "installed" && offer(coming));
  });
  const had = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => had && location.reload());
  setInterval(() => void registration.update().catch(() => undefined), 60 * 60_000);
}

if ("serviceWorker" in navigator) void watchForVersions().catch(() => undefined);
