// What lies on the phone is sealed: AES-GCM under a key that only the owner's PIN opens.

export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };

/** How the key is locked: the PIN's salt and rounds, and the key wrapped under what comes of them. */
export type Lock = { salt: Uint8Array<ArrayBuffer>; rounds: number; iv: Uint8Array<ArrayBuffer>; wrapped: ArrayBuffer };

export const ROUNDS = 600_000; // OWASP, PBKDF2-HMAC-SHA256
const AES = { name: "AES-GCM", length: 256 } as const;

export const randomBytes = (size: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(size));

async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, typed, AES, false, [
    "wrapKey",
    "unwrapKey",
  ]);
}

/** A fresh key, locked under the PIN. */
export async function makeLock(pin: string, rounds = ROUNDS): Promise<[CryptoKey, Lock]> {
  const made = await crypto.subtle.generateKey(AES, true, ["encrypt", "decrypt"]);
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const wrapped = await crypto.subtle.wrapKey("raw", made, await keyOf(pin, salt, rounds), { name: "AES-GCM", iv });
  const lock = { salt, rounds, iv, wrapped };
  const key = await openLock(pin, lock);
  if (key === null) throw new Error("a lock that does not open");
  return [key, lock];
}

/** The key, or null when the PIN is another. */
export async function openLock(pin: string, lock: Lock): Promise<CryptoKey | null> {
  const outer = await keyOf(pin, lock.salt, lock.rounds);
  try {
    return await crypto.subtle.unwrapKey("raw", lock.wrapped, outer, { name: "AES-GCM", iv: lock.iv }, AES, false, [
      "encrypt",
      "decrypt",
    ]);
  } catch {
    return null;
  }
}

export async function sealBytes(key: CryptoKey, bytes: BufferSource): Promise<Sealed> {
  const iv = randomBytes(12);
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
}

export const openBytes = (key: CryptoKey, sealed: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, key, sealed.data);

export const seal = (key: CryptoKey, value: unknown): Promise<Sealed> =>
  sealBytes(key, new TextEncoder().encode(JSON.stringify(value)));

/** What was sealed. Its type is what the same program wrote. */
export const open = async <T>(key: CryptoKey, sealed: Sealed): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await openBytes(key, sealed))) as T;

export const isWeak = (pin: string): boolean =>
  !/^\d{6,12}$/.test(pin) || /^(\d)\1+$/.test(pin) || "01234567890123".includes(pin) || "98765432109876".includes(pin);
