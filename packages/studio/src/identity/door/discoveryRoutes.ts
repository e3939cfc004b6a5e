import type { FastifyInstance } from 'fastify'
import type { UserPool } from '../pool/userPool.js'

/** What everybody may know of a pool, where Cognito has it: below the issuer's address. */
export function discoveryRoutes(app: FastifyInstance, pool: UserPool): void {
  const below = `/${pool.poolId}/.well-known`
  app.get(`${below}/jwks.json`, () => pool.keys.jwks())
  app.get(`${below}/openid-configuration`, async () => ({
    issuer: pool.issuer,
    jwks_uri: `${pool.issuer}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
    // Tokens are had at the sign-in alone: no flow of OAuth starts here.
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['none'],
  }))
}
