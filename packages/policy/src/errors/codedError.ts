/** What a refusal can say, as it is printed with `--json`. */
export interface CodedErrorDetails {
  /** Where: a JSON pointer into a document (`/Statement/0/Action`), a request's field, a flag. */
  readonly field?: string
  /** What stood there; never a secret. */
  readonly value?: unknown
  /** What would be valid, in words. */
  readonly valid?: string
  readonly message: string
}

/** Whose turn it is: the caller's, the administrator's of the place where it runs, or nobody's, since it was refused. */
export type ErrorKind = 'input' | 'state' | 'refusal'

/** Base of the typed errors of policy and studio. Switch on `code` and `kind`, never on the text. */
export abstract class CodedError extends Error {
  abstract readonly kind: ErrorKind
  readonly field: string | undefined
  readonly value: unknown
  readonly valid: string | undefined

  constructor(
    /** Stable, slash-separated, e.g. `policy/duplicate-key`. */
    readonly code: string,
    details: CodedErrorDetails,
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
