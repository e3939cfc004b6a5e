import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { StudioStateError } from '../../errors/studioError.js'
import type { Vault } from '../../store/vault.js'

/** A signing key as it is kept: what everybody may see, and the rest sealed. */
export interface KeptKey {
  readonly kid: string
  readonly publicJwk: JWK
  readonly sealed: Uint8Array
}

/** Makes an RSA key for RS256, 2048 bits as Cognito's, and seals its private half. */
export async function newKey(vault: Vault): Promise<KeptKey> {
  const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  const publicJwk = await exportJWK(pair.publicKey)
  const kid = await calculateJwkThumbprint(publicJwk)
  const secret = JSON.stringify(await exportJWK(pair.privateKey))
  return {
    kid,
    publicJwk: { ...publicJwk, kid, alg: 'RS256', use: 'sig' },
    sealed: vault.seal(secret, purposeOf(kid)),
  }
}

/** @throws StudioStateError `vault/not-ours` where another vault sealed it */
export async function openKey(kid: string, sealed: Uint8Array, vault: Vault): Promise<CryptoKey> {
  return keyOf({ ...JSON.parse(vault.open(sealed, purposeOf(kid))), alg: 'RS256' })
}

/** @throws StudioStateError `identity/key` where a row holds something else than an RSA key */
export async function keyOf(jwk: JWK): Promise<CryptoKey> {
  const key = jwk.kty === 'RSA' ? await importJWK(jwk, 'RS256') : undefined
  if (key === undefined || key instanceof Uint8Array) {
    throw new StudioStateError('identity/key', { message: 'A signing key of the pool is not an RSA key.' })
  }
  return key
}

function purposeOf(kid: string): string {
  return `pool-key:${kid}`
}
