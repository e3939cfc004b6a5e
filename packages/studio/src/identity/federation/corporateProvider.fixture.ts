import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'
import { vi } from 'vitest'

/** Accounts at the provider, by subject. */
export type Accounts = Record<string, Record<string, unknown>>

/** A real OpenID provider on loopback, with its own pages to sign in and to consent. */
export class CorporateProvider {
  readonly accounts: Accounts = {}
  /** Whether it hangs up on everybody. */
  isAway = false
  /** Changes what the token endpoint answers. */
  tamper: ((answer: string) => string) | undefined
  readonly #server = createServer()
  #issuer = ''

  get issuer(): string {
    return this.#issuer
  }

  async open(redirectUris: string[], settings: Configuration = {}): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.#issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    // It warns of its own pages and keys, which are fine for tests.
    const quiet = vi.spyOn(console, 'warn').mockImplementation(() => {})
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
    quiet.mockRestore()
    const answer = provider.callback()
    this.#server.on('request', (request, response) => {
      if (this.isAway) return response.destroy()
      if (request.url === '/token') this.#tamperWith(response)
      return answer(request, response)
    })
  }

  #tamperWith(response: ServerResponse): void {
    const { tamper } = this
    if (tamper === undefined) return
    const end = response.end.bind(response) as (body: string) => ServerResponse
    response.end = ((body: unknown) => {
      const changed = tamper(String(body))
      response.setHeader('content-length', Buffer.byteLength(changed))
      return end(changed)
    }) as typeof response.end
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(resolve))
  }
}
