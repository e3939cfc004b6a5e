import { randomPKCECodeVerifier } from 'openid-client'
import type { AuditSource } from '../../audit/audit.js'
import type { Clock } from '../../clock/clock.js'
import { Refusal, StudioInputError } from '../../errors/studioError.js'
import { newSecret } from '../../presign/secret.js'
import type { Database } from '../../store/database.js'
import type { Vault } from '../../store/vault.js'
import type { PoolTokens } from '../pool/signInFamily.js'
import type { UserPool } from '../pool/userPool.js'
import { pendingLogins } from './pendingLogins.js'
import { isAdmitted, maybeClaim, type ProviderSettings, parseProvider } from './provider.js'
import { type ProviderClient, providerClient } from './providerClient.js'

export interface FederationSettings {
  readonly pool: UserPool
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  /** Where browsers reach the sign-in service, without a path: `https://sign-in.example`. */
  readonly publicUrl: string
  readonly providers: readonly ProviderSettings[]
}

/** Corporate providers sign in to the pool: who comes back from one gets the pool's own tokens. */
export interface Federation {
  /**
   * Sets out: where the browser goes, and what its cookie is.
   *
   * @throws Refusal `identity/no-provider`, 404; `identity/provider-away`, 503; `identity/too-many`, 429
   */
  start(provider: string, from: AuditSource): Promise<{ location: string; browser: string }>
  /**
   * Comes back.
   *
   * @throws Refusal 401 for a login that is not good, 403 for somebody who is not admitted
   */
  finish(provider: string, comesBack: ComesBack): Promise<PoolTokens>
}

export interface ComesBack {
  /** The callback's query as it came. */
  readonly query: string
  /** What the browser's cookie says. */
  readonly browser: string | undefined
  readonly from: AuditSource
}

interface Known {
  readonly settings: ProviderSettings
  readonly client: ProviderClient
}

/** @throws StudioInputError `identity/provider`, `identity/issuer` */
export function openFederation(federation: FederationSettings): Federation {
  const { pool, database, vault, clock, publicUrl } = federation
  const pending = pendingLogins(database, vault, clock, pool.poolId)
  const providers = new Map(
    federation.providers.map((settings): [string, Known] => {
      const { name } = parseProvider(settings)
      const redirectUri = new URL(`/federate/${name}/callback`, publicUrl).href
      return [name, { settings, client: providerClient(settings, redirectUri) }]
    }),
  )
  if (providers.size !== federation.providers.length) throw sameName()
  const known = (name: string): Known => {
    const provider = providers.get(name)
    if (provider === undefined) throw new Refusal('identity/no-provider', 404, 'There is no such provider.')
    return provider
  }

  return {
    start: async (name, from) => {
      const { client } = known(name)
      await pool.attempts.beginUnnamed(from.address)
      const secrets = { verifier: randomPKCECodeVerifier(), nonce: newSecret() }
      const { state, browser } = await pending.add(name, secrets)
      return { location: await client.address(state, secrets), browser }
    },
    finish: async (name, { query, browser, from }) => {
      const { settings, client } = known(name)
      const tokens = await pool.signInLinked(from, async () => {
        await pool.attempts.beginUnnamed(from.address)
        const state = stateOf(query)
        const secrets = await pending.take(name, state, browser)
        const claims = await client.claims(query, state, secrets)
        if (!isAdmitted(claims, settings.admit))
          throw new Refusal(
            'identity/not-admitted',
            403,
            `The provider ${name} knows somebody whom no rule admits.`,
          )
        return { provider: name, subject: claims.sub, name: maybeClaim(claims, settings.usernameClaim) }
      })
      // Both the setting out and the coming back were counted.
      await pool.attempts.succeededUnnamed(from.address)
      await pool.attempts.succeededUnnamed(from.address)
      return tokens
    },
  }
}

/** The one state of a query; two of them are nobody's. */
function stateOf(query: string): string {
  const states = new URLSearchParams(query).getAll('state')
  return states.length === 1 ? (states[0] ?? '') : ''
}

function sameName(): StudioInputError {
  return new StudioInputError('identity/provider', {
    field: 'name',
    valid: 'a name of its own for each provider',
    message: 'Two providers have one name.',
  })
}
