import { type ErrorDetails, InputError } from '@fourthright/guide'

/** An InputError that HTTP has a status of its own for, other than 400. */
export class Refusal extends InputError {
  constructor(
    readonly status: number,
    code: string,
    details: ErrorDetails,
    /** Headers that the status calls for, such as Allow or Retry-After. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, details)
  }
}
