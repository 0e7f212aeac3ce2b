// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";

import { setUpKeys } from "../src/keys";

const press = (key: string, target: EventTarget = document.activeElement ?? document.body, more = {}) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
const focused = () => document.activeElement?.id;

document.body.innerHTML = `
  <main data-shortcuts>
    <input id="search" data-search>
    <table><tbody>
      <tr data-row><td><a id="one" href="#1"></a> <a id="other" href="#1b"></a></td></tr>
      <tr data-row><td><a id="two" href="#2"></a></td></tr>
      <tr data-row hidden><td><a id="gone" href="#3"></a></td></tr>
      <tr data-row><td><a id="three" href="#4"></a></td></tr>
    </tbody></table>
    <dialog data-keys-help><input type="checkbox" data-keys-off></dialog>
    <button data-keys-open hidden></button>
  </main>`;
setUpKeys();

beforeEach(() => {
  localStorage.clear();
  document.querySelector("dialog")!.close();
  (document.activeElement as HTMLElement | null)?.blur();
});

it("moves along the rows that are seen, and stops at both ends", () => {
  const path = ["j", "j", "j", "j", "k", "k", "k"].map((key) => (press(key), focused()));
  expect(path).toEqual(["one", "two", "three", "three", "two", "one", "one"]);
});

it("ticks the row one stands in", () => {
  const row = document.getElementById("two")!.closest("tr")!;
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox" });
  box.dataset.tick = "";
  row.append(box);
  document.getElementById("two")!.focus();
  press("x");
  expect(box.checked).toBe(true);
  press("x");
  expect(box.checked).toBe(false);
  box.remove();
});

it("goes where g and a letter lead, and nowhere by the letter alone", () => {
  let went = 0;
  const link = Object.assign(document.createElement("a"), { href: "#v" });
  link.dataset.go = "v";
  link.addEventListener("click", (event) => (event.preventDefault(), (went += 1)));
  document.querySelector("dialog")!.append(link);
  press("v");
  expect(went).toBe(0);
  press("g");
  press("v");
  press("v");
  expect(went).toBe(1);
  link.remove();
});

it("goes on from the row one stands in", () => {
  document.getElementById("other")!.focus();
  press("j");
  expect(focused()).toBe("two");
});

it("goes to the search box, and leaves typing alone there", () => {
  press("/");
  expect(focused()).toBe("search");
  press("j");
  expect(focused()).toBe("search");
});

it("shows its list, by key or button", () => {
  press("?");
  expect(document.querySelector("dialog")!.open).toBe(true);
  expect(document.querySelector<HTMLButtonElement>("[data-keys-open]")!.hidden).toBe(false);
});

it("leaves the browser's own keys alone", () => {
  press("j", document.body, { ctrlKey: true });
  expect(focused()).not.toBe("one");
});

it("can be switched off", () => {
  const off = document.querySelector<HTMLInputElement>("[data-keys-off]")!;
  off.checked = true;
  off.dispatchEvent(new Event("change"));
  press("j");
  expect(focused()).not.toBe("one");
});
