import { CodedError } from '@fourthright/policy'
import type { Audit, AuditSource } from '../audit/audit.js'
import { StudioStateError } from '../errors/studioError.js'

/** What is asked: `signIn`, `refresh` … and from where. */
export interface Question {
  readonly what: string
  readonly from: AuditSource
}

/** The line as far as it is known; the decision fills it in while it learns more. */
export interface Line {
  who: string | null
  on: string | null
  why: string
}

/**
 * Decides, and writes down what was decided before anybody hears of it.
 *
 * @param decide its errors are the denial, and pass on; their messages are the reason in the audit
 * @throws StudioStateError `store/away` where it cannot be written, whatever was decided
 */
export async function judged<Result>(
  audit: Audit,
  { what, from }: Question,
  decide: (line: Line) => Promise<Result>,
): Promise<Result> {
  const line: Line = { who: null, on: null, why: '' }
  try {
    const result = await decide(line)
    await audit.record({ ...line, what, from, verdict: 'allow' })
    return result
  } catch (error) {
    // A store that is away takes no line either.
    if (error instanceof CodedError && !(error instanceof StudioStateError))
      await audit.record({ ...line, what, from, verdict: 'deny', why: error.message })
    throw error
  }
}
