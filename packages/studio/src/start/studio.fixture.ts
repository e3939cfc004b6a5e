import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askAdmin } from '../admin/askAdmin.js'
import type { App } from '../apps/app.js'
import { echoApp } from '../apps/echoApp.fixture.js'
import type { Clock } from '../clock/clock.js'
import { type StudioSettings, settingsSchema } from '../settings/settings.js'
import { type Studio, startStudio } from './startStudio.js'
import { type Said, talk } from './talk.fixture.js'

/** A whole studio in this process, with more ways in than a laptop has. */
export interface TestStudio {
  readonly studio: Studio
  readonly directory: string
  /** Lines that were logged: faults. */
  readonly faults: string[]
  readonly admin: <Answer = Record<string, unknown>>(
    operation: Parameters<typeof askAdmin>[1],
    said?: object,
  ) => Promise<Answer>
  signIn(user: string): Promise<string>
  /** Asks the private API as a user, through one of its ways. */
  ask(token: string, name: string, way?: 'api-endpoint' | 'api-public'): Promise<Said>
  /** A fresh URL to the user's own profile. */
  mint(user: string): Promise<string>
  /** The same URL at another way in. */
  at(url: string, way: string): string
  /** Signs in, mints, redeems; with the cookie. */
  enter(user: string): Promise<{ readonly url: string; readonly cookie: string }>
  auditLines(): Promise<{ what: string; verdict: string; who: string | null; why: string }[]>
  close(): Promise<void>
}

export interface TestStudioOptions {
  readonly app?: App
  readonly clock?: Clock
  readonly settings?: Partial<StudioSettings>
  readonly databaseUrl?: string
}

const wayNames = {
  'sign-in': ['signIn', 'public'],
  'api-endpoint': ['api', 'own'],
  'api-public': ['api', 'public'],
  'sagemaker-api-endpoint': ['sagemakerApi', 'own'],
  'studio-endpoint': ['studio', 'own'],
  'studio-public': ['studio', 'public'],
  'studio-other': ['studio', { vpce: 'vpce-other', vpc: 'vpc-other' }],
} as const

export function testSettings(more: Partial<StudioSettings> = {}): StudioSettings {
  const entryPoints = Object.entries(wayNames).map(([name, [door, network]]) => ({
    name,
    door,
    network,
    port: 0,
  }))
  return settingsSchema.parse({ entryPoints, ...more })
}

export async function openTestStudio(options: TestStudioOptions = {}): Promise<TestStudio> {
  const folder = mkdtempSync(join(tmpdir(), 'ft-studio-'))
  const directory = join(folder, 's')
  const faults: string[] = []
  const { app = echoApp, clock, databaseUrl } = options
  const studio = await startStudio({
    directory,
    ephemeral: true,
    app,
    settings: testSettings(options.settings),
    log: (line) => faults.push(line),
    ...(clock ? { clock } : {}),
    ...(databaseUrl ? { databaseUrl } : {}),
  })
  const { ready } = studio
  const admin: TestStudio['admin'] = (operation, said = {}) => askAdmin(directory, operation, said as never)
  const ways = (await admin<{ ways: Record<string, number> }>('status')).ways
  const at = (url: string, way: string) => {
    const moved = new URL(url)
    moved.port = String(ways[way])
    return moved.href
  }
  const signIn = async (user: string) => {
    const password = ready.users.find(({ name }) => name === user)?.password
    const said = await talk(ready.signIn.url, {
      method: 'POST',
      body: JSON.stringify({ username: user, password }),
    })
    return String(said.json?.accessToken)
  }
  const ask = (token: string, name: string, way = 'api-endpoint') =>
    talk(at(`${ready.api.url}/${ready.api.stage}/${name}`, way), {
      headers: { authorization: `Bearer ${token}` },
    })
  const tokens = new Map<string, string>()
  const mint = async (user: string) => {
    const token = tokens.get(user) ?? (await signIn(user))
    tokens.set(user, token)
    return String((await ask(token, user)).json?.AuthorizedUrl)
  }
  return {
    studio,
    directory,
    faults,
    admin,
    signIn,
    ask,
    mint,
    at,
    enter: async (user) => {
      const url = await mint(user)
      const said = await talk(url)
      return { url: new URL('/', url).href, cookie: said.headers['set-cookie']?.[0]?.split(';')[0] ?? '' }
    },
    auditLines: async () => (await admin<{ lines: never[] }>('tailAudit', { limit: 1000 })).lines,
    close: async () => {
      await studio.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
