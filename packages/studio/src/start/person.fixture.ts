import { createServer } from 'node:net'
import { askAdmin } from '../admin/askAdmin.js'
import type { StudioSettings } from '../settings/settings.js'
import type { StudioReady } from './ready.js'
import { testSettings } from './studio.fixture.js'
import { type Asking, type Said, talk } from './talk.fixture.js'

/** Somebody with a browser, at a studio in whichever process. */
export class Person {
  readonly password = 'fourth-and-a-quarter-yard'
  #token = ''

  constructor(readonly name: string) {}

  /** Is made a user with a profile and a grant. */
  async hire(directory: string): Promise<void> {
    const { name, password } = this
    await askAdmin(directory, 'createUser', { name })
    await askAdmin(directory, 'setPassword', { name, password, permanent: true })
    await askAdmin(directory, 'createProfile', { name })
    await askAdmin(directory, 'giveGrant', { user: name })
  }

  async signIn(at: StudioReady, asking: Asking = {}): Promise<Said> {
    const body = JSON.stringify({ username: this.name, password: this.password })
    const url = `http://sign-in.localhost:${at.ways['sign-in']}/sign-in`
    const said = await talk(url, { ...asking, method: 'POST', body })
    if (said.status === 200) this.#token = String(said.json?.accessToken)
    return said
  }

  /** Asks for a URL with the token of the last sign-in. */
  ask(at: StudioReady, asking: Asking = {}): Promise<Said> {
    const url = `http://api.localhost:${at.ways['api-endpoint']}/${at.api.stage}/${this.name}`
    return talk(url, { ...asking, headers: { authorization: `Bearer ${this.#token}` } })
  }

  async mint(at: StudioReady, asking: Asking = {}): Promise<string> {
    const said = await this.ask(at, asking)
    if (said.status !== 200) throw new Error(`There is no URL for ${this.name}: ${said.status}.`)
    return String(said.json?.AuthorizedUrl)
  }

  /** Mints and redeems. */
  async enter(at: StudioReady, asking: Asking = {}): Promise<Entered> {
    const url = await this.mint(at, asking)
    return { url: new URL('/', url).href, cookie: cookieOf(await talk(url, asking)) }
  }
}

export interface Entered {
  readonly url: string
  readonly cookie: string
}

export function cookieOf({ status, headers }: Said): string {
  if (status !== 302) throw new Error(`The URL did not open: ${status}.`)
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

/** The same address at another studio's entry point of the same name, or at this one's after it has moved. */
export function moved(url: string, { ways }: StudioReady, way = 'studio-endpoint'): string {
  const there = new URL(url)
  there.port = String(ways[way])
  return there.href
}

/** Settings with ports that stay the same however often the studio starts. */
export async function fixedSettings(more: Partial<StudioSettings> = {}): Promise<StudioSettings> {
  const settings = testSettings(more)
  const ports = await freePorts(settings.entryPoints.length)
  const entryPoints = settings.entryPoints.map((point, index) => ({ ...point, port: ports[index] ?? 0 }))
  return { ...settings, entryPoints }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
