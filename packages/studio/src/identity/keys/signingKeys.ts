import type { CryptoKey, JWK } from 'jose'
import type { Clock } from '../../clock/clock.js'
import { StudioStateError } from '../../errors/studioError.js'
import type { Database, Queryable } from '../../store/database.js'
import { statement } from '../../store/statement.js'
import type { Vault } from '../../store/vault.js'
import { type KeptKey, keyOf, newKey, openKey } from './newKey.js'

const addKey = statement('identity/keys/addKey.sql')
const currentKey = statement('identity/keys/currentKey.sql')
const verifyingKeys = statement('identity/keys/verifyingKeys.sql')
const lockKeys = statement('identity/keys/lockKeys.sql')
const retireKey = statement('identity/keys/retireKey.sql')
const promoteKey = statement('identity/keys/promoteKey.sql')
const forgetKeys = statement('identity/keys/forgetKeys.sql')

/** The keys of a pool, the same for all replicas: they stand in the database. */
export interface SigningKeys {
  /** What signs now; asked of the table each time, so that no replica signs with a key that has been retired. */
  current(): Promise<{ readonly kid: string; readonly key: CryptoKey }>
  /** The public key of a `kid`, where its tokens can still be good. */
  verifying(kid: string): Promise<CryptoKey | undefined>
  /** The public keys for everybody: current, next, and retired ones whose tokens have not all ended. */
  jwks(): Promise<{ readonly keys: readonly JWK[] }>
  /** Next becomes current, a new next is made, the old one verifies until its last token has ended. */
  rotate(): Promise<void>
}

export interface SigningKeysSettings {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly poolId: string
  /** Lifetime of the longest token that the keys sign. */
  readonly tokenSeconds: number
}

/** Milliseconds after which the table is read again at the latest. */
const freshFor = 60_000
/** Milliseconds between two readings for unknown keys, which anybody can name as often as they like. */
const unknownPause = 10_000
/** Milliseconds for which a retired key outlives its last token: the tolerance of clocks, and a slow replica's answer. */
const grace = 60_000

interface KeyRow {
  readonly kid: string
  readonly public_jwk: JWK
  readonly verifiable_until: Date | null
}

interface Ring {
  readonly readAt: number
  readonly rows: readonly KeyRow[]
  readonly keys: ReadonlyMap<string, CryptoKey>
}

/** Opens the keys of a pool, and makes them where it has none. */
export async function openSigningKeys(settings: SigningKeysSettings): Promise<SigningKeys> {
  const { database, vault, clock, poolId } = settings
  const opened = new Map<string, CryptoKey>()
  let ring: Ring | undefined
  let reading: Promise<Ring> | undefined

  const add = (on: Queryable, state: 'current' | 'next', key: KeptKey) =>
    on.query(addKey, [
      key.kid,
      poolId,
      state,
      JSON.stringify(key.publicJwk),
      key.sealed,
      new Date(clock.now()),
    ])

  const read = async (): Promise<Ring> => {
    const readAt = clock.monotonic()
    const rows = await database.query<KeyRow>(verifyingKeys, [poolId, new Date(clock.now())])
    const keys = await Promise.all(rows.map(async (row) => [row.kid, await keyOf(row.public_jwk)] as const))
    return { readAt, rows, keys: new Map(keys) }
  }
  const readAgain = async (): Promise<Ring> => {
    reading ??= read().finally(() => {
      reading = undefined
    })
    ring = await reading
    return ring
  }
  const age = () => (ring === undefined ? Number.POSITIVE_INFINITY : clock.monotonic() - ring.readAt)
  const fresh = async () => (ring !== undefined && age() < freshFor ? ring : readAgain())
  const isGood = (row: KeyRow | undefined) =>
    row !== undefined && (row.verifiable_until === null || row.verifiable_until.getTime() > clock.now())

  const keys: SigningKeys = {
    current: async () => {
      const [row] = await database.query<{ kid: string; sealed: Uint8Array }>(currentKey, [poolId])
      if (row === undefined) {
        throw new StudioStateError('identity/no-key', { message: 'The pool has no key to sign with.' })
      }
      const key = opened.get(row.kid) ?? (await openKey(row.kid, row.sealed, vault))
      // One is enough: the others are not signed with again.
      opened.clear()
      opened.set(row.kid, key)
      return { kid: row.kid, key }
    },
    verifying: async (kid) => {
      let now = await fresh()
      if (!now.keys.has(kid) && age() >= unknownPause) now = await readAgain()
      return isGood(now.rows.find((row) => row.kid === kid)) ? now.keys.get(kid) : undefined
    },
    jwks: async () => ({ keys: (await fresh()).rows.filter(isGood).map((row) => row.public_jwk) }),
    rotate: async () => {
      const next = await newKey(vault)
      await database.transaction(async (within) => {
        await within.query(lockKeys)
        const now = clock.now()
        await within.query(forgetKeys, [poolId, new Date(now)])
        await within.query(retireKey, [poolId, new Date(now + settings.tokenSeconds * 1000 + grace)])
        await within.query(promoteKey, [poolId])
        await add(within, 'next', next)
      })
      await readAgain()
    },
  }

  const present = await database.query<{ kid: string }>(currentKey, [poolId])
  if (present.length === 0) {
    await add(database, 'current', await newKey(vault))
    await add(database, 'next', await newKey(vault))
  }
  // A vault that cannot open them is told at the start, not at the first sign-in.
  await keys.current()
  await readAgain()
  return keys
}
