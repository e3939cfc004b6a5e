import { generateKeyPairSync, sign } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TestClock } from '../clock/clock.fixture.js'
import type { Database } from '../store/database.js'
import { testDatabase } from '../store/testDatabase.fixture.js'
import { event } from './auditEvent.fixture.js'
import { signedHead, writeHead } from './auditHead.js'
import { type AuditKeys, openAuditKeys } from './auditKeys.js'
import { hashOf } from './auditLine.js'
import { openAudit } from './openAudit.js'
import { verifyAudit } from './verifyAudit.js'

/*
 * Attack group 30. The attacker owns the database, triggers and constraints included, but not the folder of the keys.
 * The chain of replica `one` has 12 lines, signed at 4, 8 and 12, then 3 that are not signed yet; `two` has 2, signed.
 */
const attackable = `
  alter table audit_line disable trigger all;
  alter table audit_head disable trigger all;
  alter table audit_line drop constraint audit_line_pkey;
  alter table audit_line drop constraint audit_line_sequence_check;
  alter table audit_head drop constraint audit_head_pkey;
`

const clock = new TestClock()
let database: Database
let keys: AuditKeys
let folder: string
let heads: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fourthright-audit-'))
  keys = openAuditKeys(join(folder, 'keys'))
  database = await testDatabase()
  const one = await openAudit({ database, keys, clock, replica: 'one' })
  for (let line = 1; line <= 12; line++) {
    clock.pass(1000)
    await one.record(event({ why: `reason ${line}` }))
    if (line % 4 === 0) await one.signHead()
  }
  const two = await openAudit({ database, keys, clock, replica: 'two' })
  for (const why of ['a', 'b']) await two.record(event({ why, who: 'bob' }))
  await two.close()
  for (let line = 13; line <= 15; line++) await one.record(event({ why: `reason ${line}` }))
  for (const statement of attackable.split(';')) if (statement.trim() !== '') await database.query(statement)
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(() => {
  heads = mkdtempSync(join(folder, 'heads-'))
  cpSync(keys.headsDirectory, heads, { recursive: true })
})

/** Runs statements, verifies, and takes all of it back. */
async function after(...attack: (string | [sql: string, ...params: unknown[]])[]) {
  const taken = new Error('taken back')
  let verdict: Awaited<ReturnType<typeof verifyAudit>> | undefined
  await database
    .transaction(async (within) => {
      for (const step of attack) {
        const [sql, ...params] = [step].flat() as [string, ...unknown[]]
        await within.query(sql, params)
      }
      verdict = await verifyAudit({ database: within, publicKey: keys.publicKey, headsDirectory: heads })
      throw taken
    })
    .catch((error) => {
      if (error !== taken) throw error
    })
  return verdict!
}

/** Statements that write a replica's chain anew from a line on, each text changed by `edit`, all hashes right. */
async function recomputed(replica: string, from: bigint, edit: (line: string) => string) {
  const rows = await database.query<{ sequence: bigint; line: string; previous_hash: Uint8Array }>(
    'select sequence, line, previous_hash from audit_line where replica = $1 and sequence >= $2 order by sequence',
    [replica, from],
  )
  let previous = rows[0]!.previous_hash
  return rows.map(({ sequence, line }): [string, ...unknown[]] => {
    const text = edit(line)
    const hash = hashOf(previous, text)
    const params = [text, previous, hash, replica, sequence]
    previous = hash
    return [
      'update audit_line set line = $1, previous_hash = $2, hash = $3 where replica = $4 and sequence = $5',
      ...params,
    ]
  })
}

const broken = (sequence: bigint, why: RegExp, replica = 'one') => ({
  intact: false,
  replica,
  sequence,
  why: expect.stringMatching(why),
})

describe('the audit verifies', () => {
  it('where nobody has touched it, and says how much is not signed yet', async () => {
    expect(await after()).toEqual({ intact: true, lines: 17, replicas: 2, unsigned: 3, unwitnessed: [] })
  })

  it('in any session time zone', async () => {
    expect(await after(`set local time zone 'Pacific/Chatham'`)).toMatchObject({ intact: true, lines: 17 })
  })

  it('where no head is here, and says of whom', async () => {
    rmSync(join(heads, 'two.json'))
    expect(await after()).toMatchObject({ intact: true, unwitnessed: ['two'] })
  })

  it('empty', async () => {
    rmSync(heads, { recursive: true })
    const verdict = await after('delete from audit_line', 'delete from audit_head')
    expect(verdict).toEqual({ intact: true, lines: 0, replicas: 0, unsigned: 0, unwitnessed: [] })
  })
})

describe('the audit is found broken', () => {
  const one = (sequence: number) => `replica = 'one' and sequence = ${sequence}`

  it.each([
    [
      'an edited line',
      `update audit_line set line = replace(line, 'alice', 'bob') where ${one(6)}`,
      6n,
      /not the one that was hashed/,
    ],
    [
      'an edited line that is not signed yet',
      `update audit_line set line = line || ' ' where ${one(14)}`,
      14n,
      /hashed/,
    ],
    ['an edited time', `update audit_line set at = at - interval '1 ms' where ${one(6)}`, 6n, /another time/],
    ['a time without end', `update audit_line set at = 'infinity' where ${one(6)}`, 6n, /another time/],
    ['a removed line', `delete from audit_line where ${one(6)}`, 6n, /missing; 7 comes next/],
    ['the first line removed', `delete from audit_line where ${one(1)}`, 1n, /missing; 2 comes next/],
    [
      'a removed line, the others moved up',
      `with gone as (delete from audit_line where ${one(6)}) update audit_line set sequence = sequence - 1 where replica = 'one' and sequence > 6`,
      6n,
      /does not continue/,
    ],
    [
      'a line twice',
      `insert into audit_line select * from audit_line where ${one(6)}`,
      7n,
      /missing; 6 comes next/,
    ],
    [
      'a line before the first',
      `insert into audit_line select replica, 0, at, line, previous_hash, hash from audit_line where ${one(1)}`,
      15n,
      /more lines/,
    ],
    [
      'two lines swapped',
      `update audit_line set sequence = case sequence when 6 then 7 else 6 end where replica = 'one' and sequence in (6, 7)`,
      6n,
      /does not continue/,
    ],
    [
      'a cut below the newest head',
      `delete from audit_line where replica = 'one' and sequence > 10`,
      11n,
      /signed up to line 12/,
    ],
    [
      'a replica without its lines',
      `delete from audit_line where replica = 'one'`,
      1n,
      /signed up to line 12/,
    ],
    ['an edited head', `update audit_head set hash = sha256('x') where ${one(8)}`, 8n, /not signed/],
    [
      'a head of another time',
      `update audit_head set at = at + interval '1 s' where ${one(8)}`,
      8n,
      /not signed/,
    ],
    ['a head without a signature', `update audit_head set signature = '' where ${one(8)}`, 8n, /not signed/],
    [
      'a head ahead of the chain',
      `insert into audit_head select replica, 99, hash, at, signature from audit_head where ${one(8)}`,
      16n,
      /signed up to line 99/,
    ],
    [
      'a head of another replica',
      `insert into audit_head select 'one', 2, hash, at, signature from audit_head where replica = 'two'`,
      2n,
      /not signed/,
    ],
  ] as const)('%s', async (_, attack, sequence, why) => {
    expect(await after(attack)).toEqual(broken(sequence, why))
  })

  it('two replicas swapped', async () => {
    const swap = (table: string) =>
      `update ${table} set replica = case replica when 'one' then 'two' else 'one' end`
    expect(await after(swap('audit_line'), swap('audit_head'))).toEqual(broken(1n, /another replica/))
  })

  it('a line written with the right hashes', async () => {
    expect(
      await after(...(await recomputed('one', 6n, (line) => line.replace('"allow"', '"deny"')))),
    ).toEqual(broken(8n, /not the one that was signed/))
  })

  it('the whole chain written with the right hashes, the heads in the database removed', async () => {
    const chain = await recomputed('one', 1n, (line) => line.replace('alice', 'mallory'))
    expect(await after(...chain, 'delete from audit_head')).toEqual(
      broken(12n, /not the one that was signed/),
    )
  })

  it('the whole chain written with the right hashes, and heads signed with another key', async () => {
    const chain = await recomputed('one', 1n, (line) => line.replace('alice', 'mallory'))
    const { privateKey } = generateKeyPairSync('ed25519')
    const own = { ...keys, sign: (message: Uint8Array) => sign(null, message, privateKey) }
    const last = chain.at(-1)!
    const forged = signedHead(
      own,
      'one',
      { sequence: 15n, hash: last[3] as Uint8Array },
      new Date(clock.now()),
    )
    expect(
      await after(...chain, 'delete from audit_head', [
        'insert into audit_head (replica, sequence, hash, at, signature) values ($1, $2, $3, $4, $5)',
        forged.replica,
        forged.sequence,
        forged.hash,
        forged.at,
        forged.signature,
      ]),
    ).toMatchObject({ intact: false })
  })

  it('both tables cut back, by the head that is kept outside', async () => {
    expect(
      await after(
        `delete from audit_line where replica = 'one' and sequence > 8`,
        `delete from audit_head where replica = 'one' and sequence > 8`,
      ),
    ).toEqual(broken(9n, /signed up to line 12/))
    expect(await after('truncate audit_line, audit_head')).toEqual(broken(1n, /signed up to line 12/))
  })

  it('a head outside that is ahead of the chain', async () => {
    writeHead(
      heads,
      signedHead(keys, 'one', { sequence: 16n, hash: new Uint8Array(32) }, new Date(clock.now())),
    )
    expect(await after()).toEqual(broken(16n, /signed up to line 16/))
  })

  it.each([
    ['unreadable', () => '{', 0n, /cannot be read/],
    ['altered', (text: string) => text.replace(/"sequence":"12"/, '"sequence":"11"'), 11n, /not signed/],
    ['of another replica', () => readFileSync(join(heads, 'two.json'), 'utf8'), 2n, /is of two/],
  ] as const)('a head outside that is %s', async (_, forge, sequence, why) => {
    const path = join(heads, 'one.json')
    writeFileSync(path, forge(readFileSync(path, 'utf8')))
    expect(await after()).toEqual(broken(sequence, why))
  })

  it('a chain that reads well to a pager, over more than one page', async () => {
    const long = await testDatabase()
    const audit = await openAudit({ database: long, keys: openAuditKeys(heads), clock, replica: 'long' })
    await Promise.all(Array.from({ length: 2500 }, () => audit.record(event())))
    await audit.close()
    const verify = () => verifyAudit({ database: long, ...openAuditKeys(heads) })
    expect(await verify()).toMatchObject({ intact: true, lines: 2500, unsigned: 0 })
    await long.query('alter table audit_line disable trigger all')
    await long.query('delete from audit_line where sequence = 2001')
    expect(await verify()).toMatchObject({ intact: false, sequence: 2001n })
    await long.close()
  })

  it('any edit of any column of any signed line', async () => {
    const columns = {
      line: `overlay(line placing '~' from 1 + $2::int % length(line))`,
      at: `at + ($2::int % 1000 + 1) * interval '1 ms'`,
      hash: `set_byte(hash, $2::int % 32, (get_byte(hash, $2::int % 32) + 1) % 256)`,
      previous_hash: `set_byte(previous_hash, $2::int % 32, (get_byte(previous_hash, $2::int % 32) + 1) % 256)`,
      sequence: 'sequence + 1 + $2::int % 50',
      replica: `replica || $2::int`,
    }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...(Object.keys(columns) as (keyof typeof columns)[])),
        fc.integer({ min: 1, max: 12 }),
        fc.nat({ max: 100_000 }),
        async (column, sequence, salt) => {
          const edit = `update audit_line set ${column} = ${columns[column]} where replica = 'one' and sequence = $1`
          expect(await after([edit, BigInt(sequence), salt])).toMatchObject({ intact: false })
        },
      ),
      { numRuns: 150 },
    )
  })
})

afterEach(() => rmSync(heads, { recursive: true, force: true }))
