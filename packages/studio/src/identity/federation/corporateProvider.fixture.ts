import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

/** Accounts at the provider, by subject. */
export type Accounts = Record<string, Record<string, unknown>>

/** A real OpenID provider on loopback, with its own pages to sign in and to consent. */
export class CorporateProvider {
  readonly accounts: Accounts = {}
  readonly #server = createServer()
  #issuer = ''

  get issuer(): string {
    return this.#issuer
  }

  async open(redirectUris: string[], settings: Configuration = {}): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.#issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    const provider = new Provider(this.#issuer, {
      clients: [
        {
          client_id: 'pool',
          client_secret: 'secret-of-the-pool-at-the-provider',
          redirect_uris: redirectUris,
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      claims: {
        openid: ['sub'],
        profile: ['preferred_username', 'groups'],
        email: ['email', 'email_verified'],
      },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      cookies: { keys: ['of-tests'] },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: async () => ({ sub, ...this.accounts[sub] }),
      }),
      ...settings,
    })
    this.#server.on('request', provider.callback())
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(resolve))
  }
}
