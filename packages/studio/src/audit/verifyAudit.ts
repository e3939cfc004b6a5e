import type { KeyObject } from 'node:crypto'
import type { Queryable } from '../store/database.js'
import { statement } from '../store/statement.js'
import { replicasWithHead } from './auditHead.js'
import { Broken, verifyChain } from './verifyChain.js'

const nextReplica = statement('audit/nextReplica.sql')

export interface AuditToVerify {
  readonly database: Queryable
  readonly publicKey: KeyObject
  /** Folder of the heads that are kept outside the database. */
  readonly headsDirectory: string
}

export type AuditVerdict =
  | {
      readonly intact: true
      readonly lines: number
      readonly replicas: number
      /** Lines after the last head that is signed: a chain recomputed from there on could not be told. */
      readonly unsigned: number
      /**
       * Replicas of which no head outside the database is here (they keep theirs on another machine): of those a cut
       * of lines and heads together could not be told.
       */
      readonly unwitnessed: readonly string[]
    }
  | {
      readonly intact: false
      readonly replica: string
      /** Number of the first line that is not as it was written. */
      readonly sequence: bigint
      /** What is wrong with it, in a sentence. */
      readonly why: string
    }

/**
 * Reads every line of every chain, in pages, and checks it against its neighbours and against all signed heads. A chain
 * may grow meanwhile.
 *
 * @returns counts, or the first broken line
 */
export async function verifyAudit({
  database,
  publicKey,
  headsDirectory,
}: AuditToVerify): Promise<AuditVerdict> {
  const outside = replicasWithHead(headsDirectory)
  const replicas = new Set([...(await replicasWithin(database)), ...outside])
  let lines = 0
  let unsigned = 0
  for (const replica of [...replicas].sort()) {
    try {
      const chain = await verifyChain(database, replica, publicKey, headsDirectory)
      lines += chain.lines
      unsigned += chain.unsigned
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      return { intact: false, replica, sequence: error.sequence, why: error.message }
    }
  }
  const unwitnessed = [...replicas].filter((replica) => !outside.includes(replica)).sort()
  return { intact: true, lines, replicas: replicas.size, unsigned, unwitnessed }
}

async function replicasWithin(database: Queryable): Promise<string[]> {
  const names: string[] = []
  for (let last: string | null = null; ; ) {
    const [row]: { replica: string | null }[] = await database.query(nextReplica, [last])
    if (row === undefined || row.replica === null) return names
    names.push(row.replica)
    last = row.replica
  }
}
