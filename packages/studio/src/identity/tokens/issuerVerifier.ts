import type { JWTPayload } from 'jose'
import type { Clock } from '../../clock/clock.js'
import { StudioInputError } from '../../errors/studioError.js'
import { isLoopbackName } from '../loopbackName.js'
import type { TokenVerifier } from '../tokenVerifier.js'
import { isUserName } from '../userName.js'
import { checkToken, refuseToken } from './checkToken.js'
import { remoteKeys } from './remoteKeys.js'

/** A verifier of the tokens of one issuer. */
export interface IssuerVerifier extends TokenVerifier {
  readonly issuer: string
}

/** A corporate issuer whose access tokens are accepted as they are. */
export interface IssuerSettings {
  /** As its tokens say it, letter by letter. */
  readonly issuer: string
  /** What its tokens must be for. */
  readonly clientId: string
  /** The claim that says so: `aud` (one string, never a list) or, as Cognito has it, `client_id`. */
  readonly clientClaim?: 'aud' | 'client_id'
  /** The only address that is ever fetched; `<issuer>/.well-known/jwks.json` unless told. */
  readonly jwksUri?: string
  /** The claim that holds the user's name, such as `preferred_username`. */
  readonly usernameClaim: string
  readonly clock: Clock
}

/** Claims that only id tokens have (OpenID Connect Core 1.0, 2 and 3.1.3.6). */
const idTokenClaims = ['nonce', 'at_hash', 'c_hash']

/**
 * Verifies the access tokens of a corporate issuer by its JWKS, which is read at the first token and then at most once
 * a minute.
 *
 * @throws StudioInputError `identity/issuer` where the issuer or its JWKS is not https (or http on loopback)
 */
export function openIssuerVerifier(settings: IssuerSettings): IssuerVerifier {
  const { issuer, clientId, usernameClaim, clock } = settings
  const clientClaim = settings.clientClaim ?? 'aud'
  parseIssuerAddress(issuer)
  const jwksUri = parseIssuerAddress(settings.jwksUri ?? `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`)
  const keyOf = remoteKeys(jwksUri, clock)
  return {
    issuer,
    verify: async (token) => {
      const payload = await checkToken(token, { issuer, clock, keyOf })
      if (!isAccessToken(payload)) throw refuseToken('use', 'The token is no access token.')
      if (payload[clientClaim] !== clientId) throw refuseToken('client', 'The token is for another client.')
      const username = payload[usernameClaim]
      if (!isUserName(username)) throw refuseToken('claims', "The token's user has no name for the studio.")
      return {
        username,
        subject: String(payload.sub),
        issuer,
        clientId,
        expiresAt: Number(payload.exp) * 1000,
      }
    },
  }
}

/** `token_use` where the issuer says it; else a token that has nothing of an id token. */
function isAccessToken(payload: JWTPayload): boolean {
  return (
    (payload.token_use ?? 'access') === 'access' &&
    !idTokenClaims.some((claim) => Object.hasOwn(payload, claim))
  )
}

/** An address that may be trusted with what it says of itself: https, or this machine. */
export function parseIssuerAddress(text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : undefined
  const isSafe =
    address?.protocol === 'https:' || (address?.protocol === 'http:' && isLoopbackName(address.hostname))
  if (address === undefined || !isSafe || address.username !== '' || address.hash !== '') {
    throw new StudioInputError('identity/issuer', {
      field: 'issuer',
      value: text,
      valid: 'an https address; http only on loopback',
      message: 'The address of an issuer or of its keys cannot be used.',
    })
  }
  return address
}
