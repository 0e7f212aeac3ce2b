// Putting the app on the home screen: the browser's offer is kept until somebody presses the button.

type Offer = Event & { prompt: () => Promise<unknown>; userChoice: Promise<{ outcome: "accepted" | "dismissed" }> };

let offer: Offer | null = null;
const told = new Set<() => void>();
const tell = (): void => told.forEach((one) => one());

export function watchForOffer(page: EventTarget): void {
  page.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault(); // otherwise the browser asks at once, in the middle of something
    offer = event as Offer;
    tell();
  });
  page.addEventListener("appinstalled", () => {
    offer = null;
    tell();
  });
}

export const isInstalled = (): boolean => matchMedia("(display-mode: standalone)").matches;
export const isOffered = (): boolean => offer !== null;
export function onOffer(listener: () => void): () => void {
  told.add(listener);
  return () => told.delete(listener);
}

/** Ask the browser; true where the owner said yes. An offer is good for once. */
export async function install(): Promise<boolean> {
  const asked = offer;
  offer = null;
  if (asked === null) return false;
  await asked.prompt();
  const { outcome } = await asked.userChoice;
  tell();
  return outcome === "accepted";
}
