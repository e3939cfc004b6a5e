import { randomUUID } from 'node:crypto'
import { type JWTPayload, SignJWT } from 'jose'
import type { SigningKeys } from '../keys/signingKeys.js'

/** Whose tokens, and of which sign-in. */
export interface TokenGrounds {
  readonly sub: string
  readonly name: string
  readonly groups: readonly string[]
  /** Names the sign-in in every token that comes of it. */
  readonly originJti: string
  readonly signedInAt: Date
}

export interface SignSettings {
  readonly keys: SigningKeys
  readonly issuer: string
  readonly clientId: string
  readonly tokenSeconds: number
}

export interface SignedTokens {
  readonly accessToken: string
  readonly idToken: string
  /** Seconds from now. */
  readonly expiresIn: number
}

/**
 * Signs an access token and an id token with Cognito's claims.
 *
 * Source: Amazon Cognito developer guide, "Understanding the access token" and "… the identity token".
 *
 * @param now milliseconds since 1970
 */
export async function signTokens(
  grounds: TokenGrounds,
  settings: SignSettings,
  now: number,
): Promise<SignedTokens> {
  const { kid, key } = await settings.keys.current()
  const iat = Math.floor(now / 1000)
  const sign = (claims: JWTPayload) => new SignJWT(claims).setProtectedHeader({ kid, alg: 'RS256' }).sign(key)
  const both = {
    sub: grounds.sub,
    ...(grounds.groups.length > 0 ? { 'cognito:groups': [...grounds.groups] } : {}),
    iss: settings.issuer,
    origin_jti: grounds.originJti,
    event_id: randomUUID(),
    auth_time: Math.floor(grounds.signedInAt.getTime() / 1000),
    exp: iat + settings.tokenSeconds,
    iat,
  }
  return {
    accessToken: await sign({
      ...both,
      client_id: settings.clientId,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      jti: randomUUID(),
      username: grounds.name,
    }),
    idToken: await sign({
      ...both,
      aud: settings.clientId,
      token_use: 'id',
      jti: randomUUID(),
      'cognito:username': grounds.name,
    }),
    expiresIn: settings.tokenSeconds,
  }
}
