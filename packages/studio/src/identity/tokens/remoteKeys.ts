import { type CryptoKey, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose'
import type { Clock } from '../../clock/clock.js'
import { type KeyFinder, refuseToken } from './checkToken.js'

/** Milliseconds between two readings, whether they succeed or not: unknown keys and a broken issuer cost no more. */
const pause = 60_000
/** Milliseconds after which the keys are read again, in case one was withdrawn. */
const freshFor = 10 * 60_000
/** Milliseconds after which keys that could not be read again are believed no more. */
const goodFor = 60 * 60_000
/** Milliseconds for the issuer to answer. */
const patience = 5_000
/** Bytes of an answer. */
const largestAnswer = 1024 * 1024

type LocalKeys = ReturnType<typeof createLocalJWKSet>

/**
 * The keys of an issuer elsewhere. Only the configured address is ever asked, no redirect is followed, and nothing that
 * a token says can make it be asked more than once a minute.
 *
 * jose's createRemoteJWKSet would do, but asks a broken issuer again for every token, and counts its minute by the wall
 * clock, which can be set back.
 */
export function remoteKeys(address: URL, clock: Clock): KeyFinder {
  let keys: LocalKeys | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let triedAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  const read = async () => {
    triedAt = clock.monotonic()
    // Who cannot be reached says nothing new: the keys that are known stay, as long as `goodFor` lets them.
    const answer = await readKeys(address).catch(() => undefined)
    if (answer === undefined) return
    keys = answer
    readAt = triedAt
  }
  const maybeRead = async () => {
    if (reading === undefined && clock.monotonic() - triedAt >= pause) {
      reading = read().finally(() => {
        reading = undefined
      })
    }
    await reading
  }

  return async (header) => {
    if (clock.monotonic() - readAt >= freshFor) await maybeRead()
    let key = await find(keys, header)
    if (key === undefined) {
      await maybeRead()
      key = await find(keys, header)
    }
    if (clock.monotonic() - readAt >= goodFor)
      throw refuseToken('keys-away', "The issuer's keys cannot be read.")
    return key
  }
}

async function find(keys: LocalKeys | undefined, header: Parameters<KeyFinder>[0]) {
  try {
    return (await keys?.({ ...header }, { payload: '', signature: '' })) as CryptoKey | undefined
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

async function readKeys(address: URL): Promise<LocalKeys> {
  const response = await fetch(address, {
    headers: { accept: 'application/json, application/jwk-set+json' },
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  })
  if (response.status !== 200 || response.body === null) throw new Error('no keys')
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body) {
    bytes += part.byteLength
    if (bytes > largestAnswer) throw new Error('too many keys')
    parts.push(part)
  }
  // createLocalJWKSet refuses what is no set of keys.
  return createLocalJWKSet(JSON.parse(Buffer.concat(parts).toString('utf8')) as JSONWebKeySet)
}
