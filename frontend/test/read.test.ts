// @vitest-environment happy-dom
import { expect, it } from "vitest";

import { readable } from "../src/read";

it("reads each word once, in the order of the page, and nothing hidden", () => {
  document.body.innerHTML = `<main>
    <h1>Khai sinh</h1>
    <ul><li><p>Giấy chứng sinh</p></li><li>Căn cước</li></ul>
    <p hidden>ẩn</p><p class="govuk-visually-hidden">chỉ cho máy đọc màn hình</p>
    <div data-no-read><button>Chữ to</button></div>
    <dl><dt>Lệ phí</dt><dd>Không</dd></dl><p>  </p></main>`;
  expect(readable(document.querySelector("main")!).map((block) => block.textContent)).toEqual([
    "Khai sinh",
    "Giấy chứng sinh",
    "Căn cước",
    "Lệ phí",
    "Không",
  ]);
});
