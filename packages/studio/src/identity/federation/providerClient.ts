import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client'
import { Refusal } from '../../errors/studioError.js'
import type { LoginSecrets } from './pendingLogins.js'
import type { IdClaims, ProviderSettings } from './provider.js'

/** Speaks with a provider: authorization code with PKCE (S256), state and nonce. */
export interface ProviderClient {
  /**
   * Where to send a browser.
   *
   * @throws Refusal `identity/provider-away`, 503
   */
  address(state: string, secrets: LoginSecrets): Promise<string>
  /**
   * Exchanges the code with which a browser came back for an id token, whose signature, issuer, audience, times and
   * nonce are checked.
   *
   * @param query of the callback's address, as it came
   * @throws Refusal `identity/provider-answer`, 401; `identity/provider-away`, 503
   */
  claims(query: string, state: string, secrets: LoginSecrets): Promise<IdClaims & { readonly sub: string }>
}

/** Seconds for the provider to answer. */
const patience = 5

/** @param redirectUri where the provider sends browsers back to: always a configured address, never one of a request */
export function providerClient(settings: ProviderSettings, redirectUri: string): ProviderClient {
  let discovered: Promise<Configuration> | undefined
  const configuration = async () => {
    discovered ??= discover(settings)
    try {
      return await discovered
    } catch (error) {
      // Asked again at the next login: logins are limited for each peer.
      discovered = undefined
      throw new Refusal('identity/provider-away', 503, `The provider cannot be read: ${codeOf(error)}.`)
    }
  }
  return {
    address: async (state, { verifier, nonce }) =>
      buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scope ?? 'openid profile email',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href,
    claims: async (query, expectedState, { verifier, nonce }) => {
      const provider = await configuration()
      const address = new URL(redirectUri)
      address.search = query
      try {
        const answer = await authorizationCodeGrant(provider, address, {
          pkceCodeVerifier: verifier,
          expectedState,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        const claims = answer.claims()
        if (claims !== undefined) return { ...claims }
      } catch (error) {
        throw refuse(codeOf(error))
      }
      throw refuse('no id token')
    },
  }
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  // An http issuer is on this machine: `parseProvider` lets no other in.
  const plain = issuer.startsWith('http:') ? [allowInsecureRequests] : []
  return discovery(
    new URL(issuer),
    clientId,
    { id_token_signed_response_alg: 'RS256' },
    clientSecret === null ? None() : ClientSecretPost(clientSecret),
    // Without the check of the signature, whoever answers at the token endpoint would be believed.
    { execute: [enableNonRepudiationChecks, ...plain], timeout: patience },
  )
}

function refuse(why: string): Refusal {
  return new Refusal('identity/provider-answer', 401, `The provider's answer is not taken: ${why}.`)
}

/** The library's own word for what went wrong; its messages may hold parts of an answer. */
function codeOf(error: unknown): string {
  const { error: answered, code } = error as { error?: unknown; code?: unknown }
  const word = typeof answered === 'string' ? answered : code
  return typeof word === 'string' && /^\w{1,64}$/.test(word) ? word : 'unknown'
}
