/** A line of the audit as it is told; the rest of it is for programs. */
interface AuditRow {
  readonly at?: string
  readonly who?: string | null
  readonly what?: string
  readonly on?: string | null
  readonly from?: { readonly entryPoint: string | null; readonly address: string | null }
  readonly verdict?: 'allow' | 'deny'
  readonly why?: string
}

export interface Verification {
  readonly whole: boolean
  readonly lines: number
  readonly replicas: number
  readonly unsigned: number
  readonly broken?: { readonly replica: string; readonly sequence: string; readonly sentence: string }
}

/** A line each: `11:02:03 DENY redeem alice at studio-public (127.0.0.1): why`. */
export function auditLines(rows: readonly AuditRow[], isTerminal: boolean): string[] {
  return rows.map(({ at = '', who, what = '', on, from, verdict = 'deny', why = '' }) => {
    const word = verdict === 'allow' ? 'allow' : 'DENY '
    const place = from?.entryPoint ? ` at ${from.entryPoint} (${from.address})` : ''
    const subject = on ? ` on ${on.split(':').slice(5).join(':') || on}` : ''
    const line = `${at.slice(11, 19)} ${word} ${what} ${who ?? '(unknown)'}${subject}${place}: ${why}`
    // A name may hold anything, and a terminal obeys.
    return isTerminal ? line.replaceAll(/\p{Cc}/gu, '\uFFFD') : line.replaceAll(/[\r\n]/g, ' ')
  })
}

export function verificationText({ whole, lines, replicas, unsigned, broken }: Verification): string {
  if (!whole) {
    return `BROKEN at line ${broken?.sequence} of replica ${broken?.replica}: ${broken?.sentence}\n`
  }
  const chains = replicas === 1 ? 'one chain' : `${replicas} chains`
  const tail = unsigned === 0 ? 'all signed' : `${unsigned} since the last signed head`
  return `Whole: ${lines.toLocaleString('en')} lines in ${chains}, ${tail}.\n`
}
