// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";

import { keepable, putBack, settle, setUpKeeping, valuesOf } from "../src/keep";

const FORM = `
  <div id="ct-words" hidden data-kept-offline="Mất mạng" data-kept-online="Có mạng" data-kept-back="Đưa lại" data-kept-drop="Bỏ"></div>
  <form method="post" id="filing" action="/nop/">
    <input name="csrfmiddlewaretoken" type="hidden" value="token">
    <input name="key" type="hidden" value="key-1" data-keep>
    <input name="name" type="text">
    <input name="code" type="text" autocomplete="one-time-code">
    <input name="password" type="password">
    <input name="paper" type="file">
    <input name="sex" type="radio" value="nu"><input name="sex" type="radio" value="nam">
    <input name="needs" type="checkbox" value="app"><input name="needs" type="checkbox" value="pay">
    <select name="place"><option value=""></option><option value="1"></option></select>
    <textarea name="note"></textarea>
    <button>Gửi</button>
  </form>`;
const KEY = "ct-keep:/nop/#filing";

const field = (selector: string) => document.querySelector<HTMLInputElement>(selector)!;
const form = () => document.querySelector<HTMLFormElement>("form")!;
const kept = () => JSON.parse(sessionStorage.getItem(KEY) ?? "null");

function fill(): void {
  field("[name=name]").value = "Trần Gia Bảo";
  field("[name=code]").value = "123456";
  field("[name=password]").value = "secret";
  field("[value=nam]").checked = true;
  field("[value=pay]").checked = true;
  field("select").value = "1";
  field("textarea").value = "Nhà ở cuối xóm";
}

function page(online: boolean, arrived: { kind?: string; referrer?: string; failed?: boolean } = {}): void {
  vi.restoreAllMocks();
  document.body.innerHTML = FORM;
  if (arrived.failed) document.body.dataset.failed = "";
  else delete document.body.dataset.failed;
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(online);
  vi.spyOn(document, "referrer", "get").mockReturnValue(arrived.referrer ?? "");
  vi.spyOn(performance, "getEntriesByType").mockReturnValue([{ type: arrived.kind ?? "navigate" } as never]);
  setUpKeeping();
}

const send = () => form().dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));

beforeEach(() => {
  sessionStorage.clear();
  window.happyDOM.setURL("http://localhost/nop/");
});

describe("what is kept", () => {
  it("leaves out secrets, files and hidden fields that are not marked", () => {
    document.body.innerHTML = FORM;
    fill();
    const names = new Set(valuesOf(form()).map(([name]) => name));
    expect(names).toEqual(new Set(["key", "name", "sex", "needs", "place", "note"]));
    expect(keepable(field("[name=password]"))).toBe(false);
  });

  it("comes back as it was", () => {
    document.body.innerHTML = FORM;
    fill();
    const before = valuesOf(form());
    document.body.innerHTML = FORM;
    putBack(form(), before);
    expect(valuesOf(form())).toEqual(before);
    expect(field("[name=code]").value).toBe("");
    expect(field("[name=csrfmiddlewaretoken]").value).toBe("token");
  });
});

describe("a form sent while the network is away", () => {
  it("is not sent, says so, and keeps what was typed", () => {
    page(false);
    fill();
    expect(send()).toBe(false);
    expect(document.querySelector("[data-kept-notice]")?.textContent).toBe("Mất mạng");
    expect(kept().state).toBe("failed");
    expect(sessionStorage.getItem(KEY)).not.toContain("secret");
    expect(sessionStorage.getItem(KEY)).not.toContain("123456");
  });

  it("is offered again when the network is back, on the same page or a new one", () => {
    page(false);
    fill();
    send();
    window.dispatchEvent(new Event("online"));
    expect(document.querySelector("[data-kept-notice]")?.textContent).toBe("Có mạng");
    page(true, { kind: "reload" });
    expect(field("[name=name]").value).toBe("Trần Gia Bảo");
    expect(document.querySelector("[data-kept-notice] p")?.textContent).toBe("Đưa lại");
  });

  it("is dropped when its author says so", () => {
    page(false);
    fill();
    send();
    page(true);
    document.querySelector<HTMLButtonElement>("[data-kept-notice] button")!.click();
    expect(kept()).toBeNull();
    expect(field("[name=name]").value).toBe("");
  });
});

describe("a form that was sent", () => {
  beforeEach(() => {
    page(true);
    fill();
    expect(send()).toBe(true);
  });

  it("is forgotten once the next page comes from the server", () => {
    page(true, { referrer: "http://localhost/nop/" });
    expect(kept()).toBeNull();
    expect(field("[name=name]").value).toBe("");
  });

  it("comes back when the connection was cut and people went back", () => {
    page(true, { kind: "back_forward", referrer: "http://localhost/" });
    expect(field("[name=note], textarea").value).toBe("Nhà ở cuối xóm");
    expect(field("[name=key]").value).toBe("key-1");
  });

  it("comes back after an error page of ours", () => {
    settle("navigate", "http://localhost/nop/", true);
    expect(kept().state).toBe("failed");
    page(true, { referrer: "http://localhost/nop/" });
    expect(field("[name=name]").value).toBe("Trần Gia Bảo");
  });

  it("is forgotten after a day", () => {
    sessionStorage.setItem(KEY, JSON.stringify({ ...kept(), at: Date.now() - 25 * 3600 * 1000 }));
    page(true, { kind: "reload" });
    expect(kept()).toBeNull();
  });
});

it("forgets everything at sign-out", () => {
  sessionStorage.setItem(KEY, JSON.stringify({ page: "/nop/", state: "failed", at: Date.now(), values: [] }));
  document.body.innerHTML = '<form method="post" id="out" data-forget></form>';
  setUpKeeping();
  send();
  expect(kept()).toBeNull();
});
