import { createHmac, type KeyObject, sign } from 'node:crypto'
import { type CryptoKey, exportSPKI } from 'jose'

export type Claims = Record<string, unknown>

/** A token of any header and claims, also of such as no library signs. */
export function forge(header: Claims, claims: unknown, signWith: (signed: string) => Buffer): string {
  const signed = `${encode(header)}.${encode(claims)}`
  return `${signed}.${signWith(signed).toString('base64url')}`
}

/** RS256 (or ES256) by a private key. */
export function by(key: KeyObject, hash = 'sha256') {
  return (signed: string): Buffer => sign(hash, Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
}

/** HS256 with a text as the secret. */
export function bySecret(secret: string) {
  return (signed: string): Buffer => createHmac('sha256', secret).update(signed).digest()
}

export const unsigned = (): Buffer => Buffer.alloc(0)

/** What everybody knows of it, as PEM. */
export async function publicPemOf(key: CryptoKey): Promise<string> {
  return exportSPKI(key)
}

/** What a token says, unverified. */
export function claimsOf(token: string): Claims {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

/** A JSON text as it is, or a value as JSON. */
function encode(value: unknown): string {
  return Buffer.from(value instanceof RawJson ? value.text : JSON.stringify(value)).toString('base64url')
}

/** Claims that JSON.stringify cannot write, such as `1e308` or a key twice. */
export class RawJson {
  constructor(readonly text: string) {}
}
