// @vitest-environment happy-dom
import { expect, it } from "vitest";

import { setUpEnter } from "../src/enter";

document.body.innerHTML = `
  <form data-enter="next">
    <input type="hidden" name="key">
    <input id="one"><details><input id="folded"></details>
    <input id="two" type="checkbox"><button id="send"></button>
  </form>
  <form><input id="other"></form>`;
setUpEnter();

const press = (id: string) => {
  const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
  const field = document.getElementById(id)!;
  field.focus();
  field.dispatchEvent(event);
  return [event.defaultPrevented, document.activeElement?.id];
};

it("goes to the next field that is seen, and sends nothing", () => {
  expect(press("one")).toEqual([true, "two"]);
  expect(press("two")).toEqual([true, "send"]);
});

it("leaves buttons and other forms alone", () => {
  expect(press("send")).toEqual([false, "send"]);
  expect(press("other")).toEqual([false, "other"]);
});
