/** What a refusal can say, as it is printed with `--json`. */
export interface PolicyErrorDetails {
  /** Where: a JSON pointer into the document (`/Statement/0/Action`), or the request's field. */
  readonly field?: string
  /** What stood there. */
  readonly value?: unknown
  /** What would be valid, in words. */
  readonly valid?: string
  readonly message: string
}

/**
 * A policy or a request that cannot be read as it stands. Whoever catches one has no verdict, and so must not open.
 * Switch on `code`, never on the text.
 */
export class PolicyError extends Error {
  readonly field: string | undefined
  readonly value: unknown
  readonly valid: string | undefined

  constructor(
    /** Stable, slash-separated, e.g. `policy/duplicate-key`. */
    readonly code: string,
    details: PolicyErrorDetails,
  ) {
    super(details.message)
    this.name = new.target.name
    this.field = details.field
    this.value = details.value
    this.valid = details.valid
  }

  /** The error object of the contract: `{code, field, value, message, valid}`. */
  toJSON() {
    return {
      code: this.code,
      field: this.field ?? null,
      value: this.value ?? null,
      message: this.message,
      valid: this.valid ?? null,
    }
  }
}
