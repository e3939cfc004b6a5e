import type { Queryable } from './database.js'
import { statement } from './statement.js'

const logged = statement('store/upkeep/logged.sql')
const checkpoint = statement('store/upkeep/checkpoint.sql')
const vacuum = statement('store/upkeep/vacuum.sql')

const millisecondsBetween = 5 * 60_000
const bytesToCheckpoint = 16n * 1024n * 1024n
const roundsToVacuum = 12

/**
 * Does now and then what a server's background processes do, and an embedded PostgreSQL does not by itself: without
 * checkpoints its log grows for ever, without vacuum its tables do.
 *
 * @returns ends it
 */
export function keepUp(database: Queryable): () => void {
  let round = 0
  let last = 0n
  const timer = setInterval(async () => {
    try {
      last = await keepUpOnce(database, last, ++round % roundsToVacuum === 0)
    } catch {
      // A database that fails here fails its next caller, who can tell it.
    }
  }, millisecondsBetween).unref()
  return () => clearInterval(timer)
}

/**
 * One round, cheap where little was written.
 *
 * @param last what the round before returned: the length of the log at the last checkpoint
 */
export async function keepUpOnce(database: Queryable, last: bigint, mayVacuum: boolean): Promise<bigint> {
  if (mayVacuum) await database.query(vacuum)
  const length = await lengthOfLog(database)
  if (length - last < bytesToCheckpoint) return last
  await database.query(checkpoint)
  return length
}

async function lengthOfLog(database: Queryable): Promise<bigint> {
  const [row] = await database.query<{ logged: bigint }>(logged)
  return row?.logged ?? 0n
}
