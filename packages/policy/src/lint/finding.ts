/** `danger`: it lets in, or fails to keep out, whom its author did not mean; `warning`: it does not do what it says. */
export type Severity = 'danger' | 'warning' | 'note'

/** Something in a policy that its author should look at. */
export interface Finding {
  /** Stable, slash-separated, e.g. `lint/private-range-alone`. */
  readonly code: string
  readonly severity: Severity
  /** JSON pointer into the document. */
  readonly path: string
  /** What is the matter, in one sentence. */
  readonly sentence: string
  /** What to write instead. */
  readonly instead: string
}
