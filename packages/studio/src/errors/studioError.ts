import { CodedError } from '@fourthright/policy'

/** The caller gave something that the studio does not take: a name, a setting, a password, a document. */
export class StudioInputError extends CodedError {
  readonly kind = 'input'
}

/** Something outside of the studio is not as it must be: another opener of the folder, a database away, a used port. */
export class StudioStateError extends CodedError {
  readonly kind = 'state'
}

/** Nobody may pass, and the answer does not say why: `status` goes out, `code` and `message` go into the audit. */
export class Refusal extends CodedError {
  readonly kind = 'refusal'

  constructor(
    code: string,
    /** HTTP status that goes out. */
    readonly status: 400 | 401 | 403 | 404 | 410 | 421 | 429 | 503,
    message: string,
  ) {
    super(code, { message })
  }
}
