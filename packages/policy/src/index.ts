export { operatorNames } from './conditions/operators.js'
export { type PolicyNaming, parsePolicy } from './document/parsePolicy.js'
export type {
  Condition,
  Effect,
  PatternElement,
  PolicyDocument,
  PolicyKind,
  PolicyVersion,
  PrincipalElement,
  PrincipalType,
  Statement,
} from './document/policyDocument.js'
export { longestPolicy } from './document/readJson.js'
export { CodedError, type CodedErrorDetails, type ErrorKind } from './errors/codedError.js'
export { PolicyError } from './errors/policyError.js'
export type { Caller } from './evaluate/caller.js'
export {
  type Authorizer,
  type AuthorizerOptions,
  combineWithAuthorizer,
} from './evaluate/combineWithAuthorizer.js'
export { type CompiledPolicy, compileDocument, compilePolicy } from './evaluate/compilePolicy.js'
export { evaluate } from './evaluate/evaluate.js'
export { type AccessRequest, type ContextValue, PreparedRequest } from './evaluate/preparedRequest.js'
export type { NamedCondition, NamedStatement, Outcome, Verdict } from './evaluate/verdict.js'
export type { Finding, Severity } from './lint/finding.js'
export { lintPolicy } from './lint/lintPolicy.js'
