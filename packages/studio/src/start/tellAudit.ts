import type { AuditPublicKeys } from '../audit/auditKeys.js'
import { type AuditVerdict, verifyAudit } from '../audit/verifyAudit.js'
import type { Queryable } from '../store/database.js'

/** The verification as commands tell it. */
export interface ToldVerification {
  readonly whole: boolean
  readonly lines: number
  readonly replicas: number
  /** Lines since the last signed head. */
  readonly unsigned: number
  /** Replicas whose signed heads lie on another machine. */
  readonly unwitnessed: readonly string[]
  readonly broken?: { readonly replica: string; readonly sequence: string; readonly sentence: string }
}

export function verifyOpenAudit(database: Queryable, keys: AuditPublicKeys): Promise<AuditVerdict> {
  return verifyAudit({ database, publicKey: keys.publicKey, headsDirectory: keys.headsDirectory })
}

export function tellVerification(verdict: AuditVerdict): ToldVerification {
  if (verdict.intact) {
    const { lines, replicas, unsigned, unwitnessed } = verdict
    return { whole: true, lines, replicas, unsigned, unwitnessed }
  }
  const { replica, sequence, why } = verdict
  return {
    whole: false,
    lines: 0,
    replicas: 0,
    unsigned: 0,
    unwitnessed: [],
    broken: { replica, sequence: String(sequence), sentence: why },
  }
}
