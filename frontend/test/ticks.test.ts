// @vitest-environment happy-dom
import { expect, it } from "vitest";

import { setUpTicks } from "../src/ticks";

document.body.innerHTML = `
  <form>
    ${[0, 1, 2, 3].map((n) => `<input type="checkbox" data-tick id="b${n}">`).join("")}
    <span data-tick-all hidden><button type="button"></button></span>
  </form>`;
setUpTicks();

const box = (n: number) => document.getElementById(`b${n}`) as HTMLInputElement;
const ticked = () => [0, 1, 2, 3].filter((n) => box(n).checked);
const click = (n: number, shiftKey = false) =>
  box(n).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey }));

it("ticks all between two clicks with Shift", () => {
  click(1);
  click(3, true);
  expect(ticked()).toEqual([1, 2, 3]);
});

it("ticks the whole page, and nothing at the second press", () => {
  const whole = document.querySelector<HTMLElement>("[data-tick-all]")!;
  expect(whole.hidden).toBe(false);
  whole.querySelector("button")!.click();
  expect(ticked()).toEqual([0, 1, 2, 3]);
  whole.querySelector("button")!.click();
  expect(ticked()).toEqual([]);
});
