// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";

import { setUpScreen } from "../src/screen";

document.body.setAttribute("data-screen", "");
document.body.innerHTML = `<a rel="prev" href="#1"></a><a rel="next" href="#3"></a><a data-leave href="#0"></a>`;
setUpScreen();

const press = (key: string, more: KeyboardEventInit = {}) => {
  const pressed = vi.fn((event: Event) => event.preventDefault());
  document.addEventListener("click", pressed, { once: true });
  document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  document.removeEventListener("click", pressed);
  return (pressed.mock.calls[0]?.[0].target as HTMLAnchorElement | undefined)?.getAttribute("href");
};

it("turns with the keys that projectors' clickers send", () => {
  expect(["ArrowRight", "PageDown", " "].map((key) => press(key))).toEqual(["#3", "#3", "#3"]);
  expect(["ArrowLeft", "PageUp"].map((key) => press(key))).toEqual(["#1", "#1"]);
  expect(press("Escape")).toBe("#0");
});

it("leaves other keys, and those pressed with others, to the browser", () => {
  expect(press("a")).toBeUndefined();
  expect(press("ArrowRight", { altKey: true })).toBeUndefined();
});
