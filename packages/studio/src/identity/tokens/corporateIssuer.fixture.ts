import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { by, type Claims, forge } from './forge.fixture.js'

/** An issuer on loopback: a key, a JWKS, and a count of who asked for it. */
export class CorporateIssuer {
  readonly key = generateKeyPairSync('rsa', { modulusLength: 2048 })
  keys: { kid: string; key: KeyObject }[] = [{ kid: 'corp-1', key: this.key.publicKey }]
  readonly asked: string[] = []
  /** What it answers instead. */
  instead: ((request: IncomingMessage, response: ServerResponse) => void) | undefined
  readonly #server = createServer((request, response) => {
    this.asked.push(request.url ?? '')
    if (this.instead) return this.instead(request, response)
    const keys = this.keys.map(({ kid, key }) => ({
      ...key.export({ format: 'jwk' }),
      kid,
      use: 'sig',
    }))
    response.end(JSON.stringify({ keys }))
  })

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/corp`
  }

  open(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(resolve))
  }

  /** @param now milliseconds since 1970 */
  token(now: number, claims: Claims = {}, header: Claims = {}): string {
    const seconds = Math.floor(now / 1000)
    const usual = {
      iss: this.issuer,
      sub: 'account-7',
      aud: 'studio-api',
      preferred_username: 'alice',
      iat: seconds,
      exp: seconds + 600,
    }
    return forge(
      { alg: 'RS256', kid: 'corp-1', typ: 'at+jwt', ...header },
      { ...usual, ...claims },
      by(this.key.privateKey),
    )
  }
}
