import { type CryptoKey, decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import type { Clock } from '../../clock/clock.js'
import { Refusal } from '../../errors/studioError.js'

/** Of a header, all that is ever used. */
export interface CheckedHeader {
  readonly alg: 'RS256'
  readonly kid: string
}

/** Finds the issuer's public key for a token's header; undefined where it has none of that `kid`. */
export type KeyFinder = (header: CheckedHeader) => Promise<CryptoKey | undefined>

/** Characters. Cognito's tokens have about 1,100, a corporate one with many groups some thousand. */
const longestToken = 8192
const longestKid = 256
/** Seconds by which clocks may differ. */
const toleranceSeconds = 5
/** Seconds from `iat` to `exp`: Cognito's most. A token that is good for longer is a mistake of its issuer. */
const longestLife = 24 * 60 * 60

const form = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/
/** A header that names its own key, or asks for something that not everybody understands, is refused unread. */
const unwantedInHeader = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc']
const types: readonly unknown[] = [undefined, 'JWT', 'at+jwt']

export function refuseToken(what: string, why: string): Refusal {
  return new Refusal(`identity/token-${what}`, 401, why)
}

/**
 * The claims of a token whose signature, issuer and times are good.
 *
 * @throws Refusal `identity/token-form`, `-header`, `-key`, `-signature`, `-issuer`, `-time`,
 *   `-claims`, all 401
 * @throws StudioStateError `store/away` where the keys cannot be read
 */
export async function checkToken(
  token: string,
  { issuer, clock, keyOf }: { issuer: string; clock: Clock; keyOf: KeyFinder },
): Promise<JWTPayload> {
  checkForm(token)
  const key = await keyOf(checkedHeader(token))
  if (key === undefined) throw refuseToken('key', "The token's key is none of the issuer's.")
  const payload = await verified(token, key, issuer, clock)
  checkTimes(payload, Math.floor(clock.now() / 1000))
  return payload
}

/** Who a token says has signed it, to find whom to ask. Nothing about it is proven. */
export function claimedIssuer(token: string): unknown {
  checkForm(token)
  return told(() => decodeJwt(token).iss)
}

function checkForm(token: string): void {
  if (typeof token !== 'string' || token.length > longestToken || !form.test(token)) {
    throw refuseToken('form', 'That is no signed token.')
  }
}

function checkedHeader(token: string): CheckedHeader {
  const header = told(() => decodeProtectedHeader(token))
  const { alg, kid, typ } = header
  const isGood =
    alg === 'RS256' &&
    typeof kid === 'string' &&
    kid.length > 0 &&
    kid.length <= longestKid &&
    types.includes(typ) &&
    !unwantedInHeader.some((name) => Object.hasOwn(header, name))
  if (!isGood) throw refuseToken('header', "The token's header asks for something else than RS256 by a kid.")
  return { alg, kid }
}

async function verified(token: string, key: CryptoKey, issuer: string, clock: Clock): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      issuer,
      currentDate: new Date(clock.now()),
      clockTolerance: toleranceSeconds,
      requiredClaims: ['iss', 'sub', 'exp', 'iat'],
    })
    return payload
  } catch (error) {
    throw refusalOf(error)
  }
}

/** jose's reasons, in ours. Whatever else goes wrong with a token is its form. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return refuseToken('signature', "The token's signature is not the issuer's.")
  if (error instanceof errors.JWTExpired) return refuseToken('time', 'The token has ended.')
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return refuseToken('issuer', 'The token is of another issuer.')
    if (error.claim === 'sub') return refuseToken('claims', 'The token is about nobody.')
    return refuseToken('time', 'The token lacks a time, or is not good yet.')
  }
  return refuseToken('form', 'That is no signed token.')
}

/** What jose leaves open: whole seconds only, an `iat` in the past, and a life that ends. */
function checkTimes({ exp, iat, nbf }: JWTPayload, now: number): void {
  const isTime = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
  if (!isTime(exp) || !isTime(iat) || (nbf !== undefined && !isTime(nbf)))
    throw refuseToken('time', "The token's times are not whole seconds.")
  if (iat > now + toleranceSeconds) throw refuseToken('time', 'The token was made in the future.')
  if (exp - iat > longestLife) throw refuseToken('time', 'The token is good for longer than a day.')
}

function told<Result>(read: () => Result): Result {
  try {
    return read()
  } catch {
    throw refuseToken('form', 'That is no signed token.')
  }
}
