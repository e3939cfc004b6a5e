import type { Clock } from '../../clock/clock.js'
import { Refusal } from '../../errors/studioError.js'
import { hashOf, isSecret, newSecret } from '../../presign/secret.js'
import type { Database } from '../../store/database.js'
import { statement } from '../../store/statement.js'
import type { Vault } from '../../store/vault.js'
import { isTokenOf } from '../opaqueToken.js'

const addLogin = statement('identity/federation/addLogin.sql')
const takeLogin = statement('identity/federation/takeLogin.sql')

/** What must be known again when a login comes back from its provider, and by nobody in between. */
export interface LoginSecrets {
  /** PKCE's verifier. */
  readonly verifier: string
  readonly nonce: string
}

/** Logins that are under way: kept here, known by the hash of their state, each bound to one browser. */
export interface PendingLogins {
  /** @returns the state for the provider, and the token for the browser's cookie */
  add(provider: string, secrets: LoginSecrets): Promise<{ state: string; browser: string }>
  /**
   * Takes a login that came back; it is gone then.
   *
   * @throws Refusal `identity/login`, 401, for a state that is unknown or too old, or another browser's
   */
  take(provider: string, state: unknown, browser: unknown): Promise<LoginSecrets>
}

/** Seconds for somebody to sign in at the provider. */
export const loginSeconds = 10 * 60

const purpose = 'pending-login'

export function pendingLogins(database: Database, vault: Vault, clock: Clock, poolId: string): PendingLogins {
  return {
    add: async (provider, secrets) => {
      const [state, browser] = [newSecret(), newSecret()]
      const sealed = vault.seal(JSON.stringify(secrets), purpose)
      const until = new Date(clock.now() + loginSeconds * 1000)
      await database.query(addLogin, [hashOf(state), poolId, provider, hashOf(browser), sealed, until])
      return { state, browser }
    },
    take: async (provider, state, browser) => {
      if (!isSecret(state)) throw refuse('No login has that state.')
      const [login] = await database.query<{
        browser_hash: Uint8Array
        sealed: Uint8Array
        expires_at: Date
      }>(takeLogin, [hashOf(state), poolId, provider])
      if (login === undefined) throw refuse('No login has that state.')
      // Else somebody could be led to finish another's login, and work in that one's name.
      if (!isSecret(browser) || !isTokenOf(browser, login.browser_hash))
        throw refuse('The login was begun in another browser.')
      if (login.expires_at.getTime() <= clock.now()) throw refuse('The login took too long.')
      return JSON.parse(vault.open(login.sealed, purpose))
    },
  }
}

function refuse(why: string): Refusal {
  return new Refusal('identity/login', 401, why)
}
