/**
 * “Read this page”: offered only where the phone has a voice for the page's language.
 * A page is read block by block: long utterances are cut off by Android's engines.
 */
import { word } from "./words";

const BLOCKS = "h1,h2,h3,h4,p,li,dt,dd,th,td,label,legend,summary,figcaption,caption,button,.govuk-button,.govuk-hint";

export function readable(root: ParentNode): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(BLOCKS)];
  return found.filter(
    (block) =>
      !block.querySelector(BLOCKS) &&
      !block.closest("[data-no-read],[hidden],.govuk-visually-hidden") &&
      (block.textContent ?? "").trim() !== "",
  );
}

function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  return window.speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language));
}

class Reader {
  private running = false;

  constructor(
    private readonly button: HTMLButtonElement,
    private readonly language: string,
  ) {}

  offer(): void {
    if (!voiceFor(this.language)) return;
    this.button.hidden = false;
  }

  toggle(): void {
    if (this.running) this.stop();
    else this.start();
  }

  stop(): void {
    this.running = false;
    window.speechSynthesis.cancel();
    document.querySelectorAll(".ct-reading").forEach((block) => block.classList.remove("ct-reading"));
    this.label("read");
  }

  private start(): void {
    const main = document.querySelector("main") ?? document.body;
    this.running = true;
    window.speechSynthesis.cancel();
    this.label("readStop");
    this.say(readable(main).filter((block) => block.offsetParent !== null));
  }

  private say(blocks: HTMLElement[]): void {
    const [block, ...rest] = blocks;
    if (!this.running) return;
    if (!block) return this.stop();
    const speech = new SpeechSynthesisUtterance((block.textContent ?? "").replace(/\s+/g, " ").trim());
    const voice = voiceFor(this.language);
    if (voice) speech.voice = voice;
    speech.lang = this.language === "vi" ? "vi-VN" : "en-GB";
    speech.rate = 0.9;
    block.classList.add("ct-reading");
    block.scrollIntoView({ block: "nearest" });
    speech.onend = speech.onerror = () => {
      block.classList.remove("ct-reading");
      this.say(rest);
    };
    window.speechSynthesis.speak(speech);
  }

  private label(name: string): void {
    const text = this.button.querySelector("[data-label]") ?? this.button;
    text.textContent = word(name);
    this.button.setAttribute("aria-pressed", String(this.running));
  }
}

export function setUpReading(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-read]");
  if (!button || !("speechSynthesis" in window)) return;
  const reader = new Reader(button, document.documentElement.lang.slice(0, 2).toLowerCase());
  reader.offer();
  window.speechSynthesis.addEventListener?.("voiceschanged", () => reader.offer());
  button.addEventListener("click", () => reader.toggle());
  window.addEventListener("pagehide", () => reader.stop());
}
