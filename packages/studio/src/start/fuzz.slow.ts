import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FuzzFailure, type FuzzOptions, fuzzListener } from '../network/fuzz.fixture.js'
import { openTestStudio, type TestStudio } from './studio.fixture.js'
import { talk } from './talk.fixture.js'

/** `npm run fuzz` sends ten times as many, by a seed that it says. */
const rounds = Number(process.env.FUZZ_ROUNDS ?? 10_000)
const seed = Number(process.env.FUZZ_SEED ?? 1)
/** Fewer than the guesses that an address has in a minute, so that 429 does not hide what is behind. */
const roundsOfOneAddress = 80
const addressesAtOnce = 4
/** More than an answer takes while a hundred are asked for: who hangs up before it hears none. */
const millisecondsOfSilence = 800

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio()
})
afterAll(() => studio.close())

type Place = Pick<FuzzOptions, 'port' | 'host' | 'paths'> & { readonly headers: readonly string[] }

const places: Record<string, () => Promise<Place>> = {
  'sign-in': async () => {
    const { ready } = studio.studio
    const wellKnown = `/${ready.userPoolId}/.well-known`
    return {
      ...placeOf(ready.signIn.url),
      paths: ['/sign-in', '/sign-in/new-password', '/refresh', '/sign-out', `${wellKnown}/jwks.json`],
      headers: ['Content-Type: application/json'],
    }
  },
  api: async () => ({
    ...placeOf(studio.studio.ready.api.url),
    paths: ['/dev/alice', '/dev/alice', '/dev/bob', '/dev/*'],
    headers: [`Authorization: Bearer ${await studio.signIn('alice')}`],
  }),
  'sagemaker-api': async () => ({
    ...placeOf(`http://sagemaker-api.localhost:${studio.studio.ready.ways['sagemaker-api-endpoint']}`),
    paths: ['/'],
    headers: [
      'Content-Type: application/x-amz-json-1.1',
      'X-Amz-Target: SageMaker.CreatePresignedDomainUrl',
      `Authorization: FourthrightRole ${'A'.repeat(43)}`,
    ],
  }),
  studio: async () => {
    const { url, cookie } = await studio.enter('alice')
    return {
      ...placeOf(url),
      paths: ['/', '/lab/tree?x=1', '/redirect', `/auth?token=${'A'.repeat(43)}`],
      headers: [`Cookie: ${cookie}`],
    }
  },
}

function placeOf(url: string) {
  const { host, port } = new URL(url)
  return { host, port: Number(port) }
}

describe('fuzz: no crash, no 500, no hang, and an honest user still gets in', () => {
  it.each(Object.keys(places).map((name, number) => ({ name, number })))(
    `${rounds} rounds at the listener $name, from seed ${seed}`,
    async ({ name, number }) => {
      const place = await places[name]!()
      const { statuses, failures } = await fuzzFromManyAddresses(place, number)
      expect(failures, `seed ${seed}`).toEqual([])
      expect(studio.faults).toEqual([])
      // Both what the listener refuses and what goes on to the door were among them.
      expect(statuses['400']).toBeGreaterThan(rounds / 20)
      expect(statuses['421']).toBeGreaterThan(0)
      if (name !== 'sagemaker-api') expect(statuses['200']).toBeGreaterThan(rounds / 100)
      if (name === 'studio') expect(statuses['101']).toBeGreaterThan(0)
      await honestUserGetsIn()
    },
    rounds * 60 + 60_000,
  )
})

async function fuzzFromManyAddresses(place: Place, number: number) {
  const statuses: Record<string, number> = {}
  const failures: FuzzFailure[] = []
  const chunks = Math.ceil(rounds / roundsOfOneAddress)
  let next = 0
  const work = async () => {
    while (next < chunks) {
      const chunk = next++
      const from = `127.${20 + number}.${1 + (chunk >> 7)}.${1 + (chunk & 127)}`
      const options = {
        ...place,
        from,
        seed: seed * 100_000 + chunk,
        rounds: roundsOfOneAddress,
        millisecondsOfSilence,
      }
      const report = await fuzzListener(options)
      failures.push(...report.failures)
      for (const [status, count] of Object.entries(report.statuses)) {
        statuses[status] = (statuses[status] ?? 0) + count
      }
    }
  }
  await Promise.all(Array.from({ length: addressesAtOnce }, work))
  return { statuses, failures }
}

async function honestUserGetsIn(): Promise<void> {
  const token = await studio.signIn('bob')
  const url = String((await studio.ask(token, 'bob')).json?.AuthorizedUrl)
  const redeemed = await talk(url)
  const cookie = redeemed.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const page = await talk(new URL('/', url).href, { headers: { cookie } })
  expect([redeemed.status, page.status]).toEqual([302, 200])
}
