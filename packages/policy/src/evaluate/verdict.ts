/** `allow`; or a statement forbids it; or nothing allows it. */
export type Outcome = 'allow' | 'explicitDeny' | 'implicitDeny'

/** What the policies say to a request, and why. */
export interface Verdict {
  readonly decision: Outcome
  /** The statement that decided; of an implicit deny the one that came nearest to allowing; null if there is none. */
  readonly statement: NamedStatement | null
  /** The condition that decided, or that kept the nearest statement from matching; null where it was another part. */
  readonly condition: NamedCondition | null
  /** All of it in one sentence. What comes from the request stands in quotes with its control characters escaped. */
  readonly sentence: string
}

export interface NamedStatement {
  readonly policy: string
  /** Place in the document, from 0. */
  readonly index: number
  readonly sid: string | null
}

export interface NamedCondition {
  readonly operator: string
  readonly key: string
  readonly wanted: readonly string[]
  /** The request's values; null where the key is missing. */
  readonly found: readonly string[] | null
}
