import type { PrincipalType } from '../document/policyDocument.js'
import { PolicyError } from '../errors/policyError.js'

/** Who asks, as a resource policy names principals. */
export type Caller =
  | {
      readonly type: 'AWS'
      /** The user's, the role session's or the federated session's own ARN. */
      readonly arn: string
      /** Of a session: the ARN of the role, or of the user who federated, behind it. */
      readonly behind?: string
    }
  | { readonly type: Exclude<PrincipalType, 'AWS'>; readonly id: string }

const callerArn = /^arn:[^:]+:(?:iam|sts):[^:]*:\d{12}:.+$/
const accountPart = 4
const accountForm = /^\d{12}$/

/** Throws PolicyError `policy/request-principal`. */
export function checkCaller(caller: Caller): void {
  const arns = caller.type === 'AWS' ? [caller.arn, caller.behind].filter((arn) => arn !== undefined) : []
  const isReadable = caller.type === 'AWS' ? arns.every((arn) => callerArn.test(arn)) : caller.id !== ''
  if (isReadable) return
  throw new PolicyError('policy/request-principal', {
    field: 'principal',
    value: caller,
    valid: 'the whole ARN of a user, role or session; or the name of a service',
    message: "The request's principal cannot be read, so nobody can be let in by it.",
  })
}

/** The twelve digits of an ARN's account, or undefined where it names none (`aws`, a bucket's). */
export function accountOf(arn: string): string | undefined {
  const account = arn.split(':', accountPart + 1)[accountPart]
  return account !== undefined && accountForm.test(account) ? account : undefined
}
