// The rescue file is what docs/field-protocol.md says, to the byte: the server's own recipe opens it.

import "fake-indexeddb/auto";
import { createDecipheriv, createHash, createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { recordSession } from "../src/book/deeds";
import { rescueFile } from "../src/wire/rescue";
import { NOW, OWNER, phoneOf, Server } from "./server";

type Rescue = { format: string; device: string; nonce: string; content: string };

function opened(file: Rescue): { commands: { id: string }[]; attachments: { id: string; name: string; content: string }[] } {
  const key = createHmac("sha256", createHash("sha256").update(OWNER.secret).digest()).update("camtay-rescue/1").digest();
  const bytes = Buffer.from(file.content, "base64");
  const cipher = createDecipheriv("aes-256-gcm", key, Buffer.from(file.nonce, "base64"));
  cipher.setAAD(Buffer.from(`camtay-rescue/1|${OWNER.device.toLowerCase()}`)).setAuthTag(bytes.subarray(-16));
  return JSON.parse(Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()]).toString("utf8"));
}

it("holds what waits and its photos, and nothing of it can be read on the way", async () => {
  const { book } = await phoneOf(new Server());
  const photo = { id: "f1", name: "ảnh buổi học.jpg", content: new Uint8Array(200_000).fill(7).buffer };
  await book.add(recordSession({
    skill: "vneid", place: "p", kind: "home", seen: [{ person: "p1", seen: "shown" }], confirmed: "slip", witness: "", minutes: null, code: "", photo,
  }, "Buổi", NOW).deed);
  const text = await rescueFile(book, NOW);
  const file = JSON.parse(text) as Rescue;
  expect(Object.keys(file)).toEqual(["format", "device", "nonce", "content"]);
  expect(text).not.toContain("vneid");
  const content = opened(file);
  expect(content.commands.map((one) => one.id)).toEqual(book.waiting.map((one) => one.command.id));
  expect(content.attachments).toMatchObject([{ id: "f1", name: "ảnh buổi học.jpg" }]);
  expect(Buffer.from(content.attachments[0]?.content ?? "", "base64")).toHaveLength(200_000);
  expect(book.onlyHere).toBe(2);
});
