import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { StudioInputError } from '../errors/studioError.js'
import { type Federation, openFederation } from '../identity/federation/federation.js'
import { openUserPool, type UserPool } from '../identity/pool/userPool.js'
import { anyVerifier } from '../identity/tokens/anyVerifier.js'
import { openIssuerVerifier } from '../identity/tokens/issuerVerifier.js'
import { poolVerifier } from '../identity/tokens/poolVerifier.js'
import type { TokenVerifier } from '../identity/tokenVerifier.js'
import type { Ground } from './ground.js'
import type { StudioFolder } from './studioFolder.js'

export interface Identity {
  readonly pool: UserPool
  readonly verifier: TokenVerifier
  readonly federation: Federation | undefined
}

/**
 * The user pool, and the corporate issuers: those that sign in to the pool, and those whose own tokens are taken.
 *
 * @param signInUrl where browsers reach the sign-in, without a path
 */
export async function identityOf(
  { directory, settings }: StudioFolder,
  { database, vault, audit, clock, names }: Ground,
  signInUrl: string,
): Promise<Identity> {
  const pool = await openUserPool({
    database,
    vault,
    audit,
    clock,
    issuer: `${signInUrl}/${names.userPoolId}`,
    poolId: names.userPoolId,
    clientId: names.clientId,
  })
  const accepted = settings.issuers.filter(({ mode }) => mode === 'accept')
  const providers = settings.issuers
    .filter(({ mode }) => mode === 'federate')
    .map(({ name, issuer, clientId, clientSecretFile, usernameClaim, admit }) => ({
      name,
      issuer,
      clientId,
      clientSecret: clientSecretFile === undefined ? null : secretIn(resolve(directory, clientSecretFile)),
      usernameClaim,
      admit,
    }))
  return {
    pool,
    verifier: anyVerifier([
      poolVerifier(pool),
      ...accepted.map(({ issuer, clientId, jwksUri, usernameClaim }) =>
        openIssuerVerifier({
          issuer,
          clientId,
          usernameClaim,
          clock,
          ...(jwksUri === undefined ? {} : { jwksUri }),
        }),
      ),
    ]),
    federation:
      providers.length === 0
        ? undefined
        : openFederation({ pool, database, vault, clock, publicUrl: signInUrl, providers }),
  }
}

function secretIn(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new StudioInputError('settings/client-secret', {
      field: path,
      valid: 'a file that holds the secret and nothing else',
      message: `The client's secret cannot be read: ${(error as NodeJS.ErrnoException).code}`,
    })
  }
}
