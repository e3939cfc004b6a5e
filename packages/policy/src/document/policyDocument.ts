/** Versions of the policy language; without one a document is of the older, which knows no variables. */
export type PolicyVersion = '2008-10-17' | '2012-10-17'

/**
 * What a policy hangs on: an identity (user or role; a Lambda authorizer's answer too), a resource (with `Principal`),
 * or a limit to what the others grant (permission boundary, session policy).
 */
export type PolicyKind = 'identity' | 'resource' | 'boundary' | 'session'

export type Effect = 'Allow' | 'Deny'

/** One policy as it was written, checked. */
export interface PolicyDocument {
  /** What people call it: it stands in verdicts and findings. */
  readonly name: string
  readonly kind: PolicyKind
  readonly version: PolicyVersion
  /** False where the document is silent and the older language is assumed. */
  readonly versionStated: boolean
  readonly id: string | null
  readonly statements: readonly Statement[]
}

export interface Statement {
  /** JSON pointer, `/Statement/0`. */
  readonly path: string
  readonly sid: string | null
  readonly effect: Effect
  /** Null in all but resource policies. */
  readonly principals: PrincipalElement | null
  readonly actions: PatternElement
  /** Null only in a resource policy: it speaks of the resource that it hangs on. */
  readonly resources: PatternElement | null
  readonly conditions: readonly Condition[]
}

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export interface PatternElement {
  readonly path: string
  /** The `Not…` form: everything but these. */
  readonly not: boolean
  readonly patterns: readonly string[]
}

export const principalTypes = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const
export type PrincipalType = (typeof principalTypes)[number]

/** `Principal` or `NotPrincipal`. `"*"` is written as `AWS: *`, which means the same. */
export interface PrincipalElement {
  readonly path: string
  readonly not: boolean
  readonly listed: readonly { readonly type: PrincipalType; readonly id: string }[]
}

/** One line of a condition block: one operator asked of one key. All lines must hold. */
export interface Condition {
  /** JSON pointer to the wanted values. */
  readonly path: string
  /** As the document spells it, e.g. `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string
  /** As the document spells it, e.g. `aws:SourceIp`. */
  readonly key: string
  readonly wanted: readonly string[]
}
