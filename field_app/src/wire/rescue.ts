// The rescue file: what waits on this phone, readable by the server alone, to be handed in from elsewhere.

import type { Book } from "../book/book";
import { randomBytes } from "../phone/crypt";
import { APP } from "./calls";

const FORMAT = "camtay-rescue/1";
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

export async function rescueFile(book: Book, now: Date): Promise<string> {
  const { device, secret } = book.owner;
  const nonce = randomBytes(12);
  const attachments = [];
  for (const id of book.filesWaiting) {
    const content = await book.fileContent(id);
    if (content !== null) attachments.push({ id, name: book.files.get(id)?.name ?? "", content: base64(new Uint8Array(content)) });
  }
  const said = { sent_at: now.toISOString(), app: APP, commands: book.waiting.map((one) => one.command), attachments };
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: utf8(`${FORMAT}|${device.toLowerCase()}`) },
    await keyOf(secret),
    utf8(JSON.stringify(said)),
  );
  return JSON.stringify({ format: FORMAT, device, nonce: base64(nonce), content: base64(new Uint8Array(sealed)) });
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const digest = await crypto.subtle.digest("SHA-256", utf8(secret));
  const mac = await crypto.subtle.importKey("raw", digest, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return crypto.subtle.importKey("raw", await crypto.subtle.sign("HMAC", mac, utf8(FORMAT)), "AES-GCM", false, ["encrypt"]);
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x8000) text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(text);
}
