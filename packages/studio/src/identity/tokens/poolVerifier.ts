import { z } from 'zod'
import type { UserPool } from '../pool/userPool.js'
import type { TokenBearer } from '../tokenVerifier.js'
import { isUserName } from '../userName.js'
import { checkToken, refuseToken } from './checkToken.js'
import type { IssuerVerifier } from './issuerVerifier.js'

const accessClaims = z.object({
  sub: z.uuid(),
  origin_jti: z.uuid(),
  exp: z.number(),
  username: z.string().refine(isUserName),
})

/**
 * Verifies the pool's own access tokens. Beyond what a JWKS can say, the user must still be there and enabled, and the
 * sign-in not ended: a token of somebody who was disabled or signed out opens nothing for the rest of its hour.
 */
export function poolVerifier(pool: UserPool): IssuerVerifier {
  return {
    issuer: pool.issuer,
    verify: async (token): Promise<TokenBearer> => {
      const payload = await checkToken(token, {
        issuer: pool.issuer,
        clock: pool.clock,
        keyOf: ({ kid }) => pool.keys.verifying(kid),
      })
      if (payload.token_use !== 'access') throw refuseToken('use', 'The token is no access token.')
      if (payload.client_id !== pool.clientId || payload.aud !== undefined)
        throw refuseToken('client', 'The token is for another client.')
      const claims = accessClaims.safeParse(payload)
      if (!claims.success) throw refuseToken('claims', "The token's claims are not a pool's.")
      const { sub, origin_jti: originJti, exp, username } = claims.data
      if (!(await pool.isSignedIn({ sub, name: username, originJti })))
        throw refuseToken('ended', 'The user is gone or disabled, or has signed out.')
      return {
        username,
        subject: sub,
        issuer: pool.issuer,
        clientId: pool.clientId,
        expiresAt: exp * 1000,
      }
    },
  }
}
