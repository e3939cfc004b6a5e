/** What every error of the house can say, as it is printed with `--json`. */
export interface ErrorDetails {
  /** The offending field, as the user wrote it (`yardsToGo`, `--seasons`, a column name). */
  readonly field?: string
  /** What stood there. */
  readonly value?: unknown
  /** What would be valid, in words. */
  readonly valid?: string
  readonly message: string
}

/** Base of all typed errors: switch on `code`, never on the text. */
export abstract class FourthrightError extends Error {
  readonly field: string | undefined
  readonly value: unknown
  readonly valid: string | undefined

  constructor(
    /** Stable, slash-separated, e.g. `situation/yards-to-go`. */
    readonly code: string,
    details: ErrorDetails,
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

/** The caller gave something that football, or the contract, does not allow. */
export class InputError extends FourthrightError {}

/** Data that should be there is missing, cut off, altered or not what it says it is. */
export class DataError extends FourthrightError {}

/** A library or program that this function needs is not installed; the message says how to get it. */
export class MissingDependencyError extends FourthrightError {}
