import { CodedError } from './codedError.js'

/** A policy or a request that cannot be read as it stands. Whoever catches one has no verdict, and so must not open. */
export class PolicyError extends CodedError {
  readonly kind = 'input'
}
