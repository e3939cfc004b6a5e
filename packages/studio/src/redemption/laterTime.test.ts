import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultPolicies } from '../access/defaultPolicies.js'
import { shelve } from '../access/policyShelf.js'
import { KeptAudit } from '../audit/keptAudit.fixture.js'
import { TestClock } from '../clock/clock.fixture.js'
import { throughEndpoint } from '../network/arrival.fixture.js'
import { grantFor, mintToken } from '../presign/presignedUrls.js'
import { hashOf } from '../presign/secret.js'
import { Admission } from '../sessions/admission.js'
import { SessionBook } from '../sessions/sessionBook.js'
import type { LiveState } from '../state/liveState.js'
import type { Database } from '../store/database.js'
import { testDatabase } from '../store/testDatabase.fixture.js'
import { redeem } from './redeem.js'

const place = { account: '111122223333', region: 'us-west-2' }
const arrival = throughEndpoint('vpce-studio')
const endpoints = { api: 'vpce-api', sagemakerApi: 'vpce-sagemaker', studio: 'vpce-studio' }
const shelf = shelve(
  defaultPolicies(place, 'd-1', 'api', endpoints).map((policy) => ({
    ...policy,
    kind: policy.attachedTo === 'mintRole' ? 'identity' : 'resource',
  })),
)

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await database.query(`insert into user_profile values ('d-1', 'ann', 'r', 'ann-label', now())`)
  await database.query(
    `insert into access_grant (user_name, domain_id, profile, given_at) values ('ann', 'd-1', 'ann', now())`,
  )
})
afterAll(() => database.close())

async function bench() {
  const clock = new TestClock()
  const live = { revision: 1n, shelf: () => shelf } as LiveState
  const grant = await grantFor(database, 'ann')
  if (grant === undefined) throw new Error('Ann has a grant.')
  const terms = { expiresInSeconds: 60, sessionSeconds: 1800, landing: '/', requesterAddress: null }
  const mint = () => mintToken(database, clock, grant, terms)
  const open = (token: string) =>
    redeem({ database, live, audit: new KeptAudit(), clock, place }, `token=${token}`, 'ann-label', arrival)
  const judge = async (secret: string) => {
    const session = await new SessionBook(database, live, clock).find(secret)
    if (session === undefined) throw new Error('The session is there.')
    return new Admission(live, clock, place).judge(session, 'ann-label', arrival)
  }
  return { clock, mint, open, judge }
}

// What was written while all else was withdrawn for a clock that had been set back: its end is an hour too late.
describe('of a later time than now', () => {
  it('no URL opens, and it is not spent', async () => {
    const { clock, mint, open } = await bench()
    const token = await mint()
    clock.setBy(-3_600_000)
    await expect(open(token)).rejects.toMatchObject({ status: 410 })
    const [url] = await database.query('select redeemed_at from presigned_url where token_hash = $1', [
      hashOf(token),
    ])
    expect(url).toEqual({ redeemed_at: null })
  })

  it('no session goes on', async () => {
    const { clock, mint, open, judge } = await bench()
    const { secret } = await open(await mint())
    expect(await judge(secret)).toMatchObject({ decision: 'allow' })
    clock.setBy(-3_600_000)
    await expect(judge(secret)).rejects.toMatchObject({ code: 'session/later-than-now', status: 403 })
  })

  it('nothing is held to be that another replica wrote whose clock is a little ahead', async () => {
    const { clock, mint, open, judge } = await bench()
    const token = await mint()
    clock.setBy(-5000)
    const { secret } = await open(token)
    clock.setBy(-5000)
    expect(await judge(secret)).toMatchObject({ decision: 'allow' })
  })
})
