import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { AuditSource } from '../../audit/audit.js'
import { KeptAudit } from '../../audit/keptAudit.fixture.js'
import { TestClock } from '../../clock/clock.fixture.js'
import type { Database } from '../../store/database.js'
import { testVault } from '../../store/testVault.fixture.js'
import type { PasswordHasher } from '../passwords/passwordHasher.js'
import { scryptHasher } from '../passwords/scryptHasher.js'
import type { PoolSettings } from './poolSettings.js'
import { openUserPool } from './userPool.js'

export const office: AuditSource = { entryPoint: 'sign-in', address: '10.16.0.5' }

/** scrypt so cheap that tests are quick; the real parameters have a test of their own. */
export function quickHasher(): PasswordHasher {
  return scryptHasher({ cost: { ln: 4, r: 8, p: 1 } })
}

/** Counts the computations. */
export class CountingHasher implements PasswordHasher {
  hashed = 0
  checked = 0
  readonly #hasher = quickHasher()

  hash(password: string): Promise<string> {
    this.hashed += 1
    return this.#hasher.hash(password)
  }
  matches(password: string, kept: string): Promise<boolean> {
    this.checked += 1
    return this.#hasher.matches(password, kept)
  }
  isOutdated(kept: string): boolean {
    return this.#hasher.isOutdated(kept)
  }
}

let pools = 0

/** What a pool of its own is opened with, in a database that others may share. */
export function testPoolSettings(database: Database, settings: Partial<PoolSettings> = {}) {
  pools += 1
  const poolId = `eu-central-1_Test${pools}`
  return {
    database,
    vault: testVault(),
    audit: new KeptAudit(),
    clock: new TestClock(),
    issuer: `https://cognito-idp.eu-central-1.amazonaws.com/${poolId}`,
    poolId,
    clientId: 'client-of-tests',
    hasher: quickHasher(),
    ...settings,
  }
}

/** A pool of its own with Alice in it, whose password is permanent. */
export async function testPool(database: Database, settings: Partial<PoolSettings> = {}) {
  const clock = new TestClock()
  const audit = new KeptAudit()
  const complete = testPoolSettings(database, { clock, audit, ...settings })
  const pool = await openUserPool(complete)
  await pool.adminCreateUser('alice', temporary)
  await pool.adminSetUserPassword('alice', permanent, { permanent: true })
  return { pool, clock, audit, settings: complete }
}

export const temporary = 'choose-another-1'
export const permanent = 'correct horse battery'

/** Who signs in for sure. */
export async function tokensOf(
  pool: Awaited<ReturnType<typeof openUserPool>>,
  username = 'alice',
  password = permanent,
) {
  const answer = await pool.signIn({ username, password, from: office })
  if (answer.challenge !== null) throw new Error('a challenge')
  return answer
}

/** The private key with which a pool signs, as only the vault gives it out. */
export async function stolenKeyOf({ database, vault, poolId }: PoolSettings): Promise<KeyObject> {
  const sql = "select kid, sealed from pool_key where pool_id = $1 and state = 'current'"
  const [row] = await database.query<{ kid: string; sealed: Uint8Array }>(sql, [poolId])
  if (row === undefined) throw new Error('no key')
  return createPrivateKey({ key: JSON.parse(vault.open(row.sealed, `pool-key:${row.kid}`)), format: 'jwk' })
}
