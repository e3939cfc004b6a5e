import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerTo, fuzzedRequest } from './fuzz.fixture.js'
import { type ServerForTests, serverForTests } from './serverForTests.fixture.js'

const rounds = Number(process.env.FUZZ_ROUNDS ?? 10_000)
const seed = Number(process.env.FUZZ_SEED ?? 5)
const atOnce = 8

let server: ServerForTests
beforeAll(async () => {
  server = await serverForTests()
})
afterAll(() => server.close())

describe('whatever is sent', () => {
  it(`is answered in time, by no fault and no stack trace (${rounds} requests, seed ${seed})`, async () => {
    const requests = fc.sample(fuzzedRequest, { numRuns: rounds, seed }).values()
    const statuses = new Map<string, number>()
    const lane = async () => {
      for (const { bytes, told } of requests) {
        const answer = await answerTo(server.url, bytes, 30_000)
        const status = /^HTTP\/1\.1 (?!100)(\d{3})/m.exec(answer)?.[1] ?? 'none'
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (
          !/^[234]/.test(status) ||
          /\n {4}at |node_modules|\.[jt]s:\d/.test(answer.replace(/<script[\s\S]*/, ''))
        ) {
          throw new Error(`${answer.slice(0, 2000)}\n\nto\n\n${told.slice(0, 3000)}`)
        }
      }
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
    // Each kind of answer was tried: what is right, and what is refused for many reasons.
    for (const status of ['200', '400', '404', '405', '406', '415'])
      expect([...statuses.keys()]).toContain(status)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })
})
