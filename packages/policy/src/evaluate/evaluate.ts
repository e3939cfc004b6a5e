import type { PolicyKind } from '../document/policyDocument.js'
import { accountOf } from './caller.js'
import type { CompiledPolicy } from './compilePolicy.js'
import { type CompiledStatement, isThrough, progressOf } from './compileStatement.js'
import { type AccessRequest, PreparedRequest } from './preparedRequest.js'
import type { Standing } from './principals.js'
import { decidedBy, nameOf, nothingAllows, type Reached } from './sentences.js'
import type { Verdict } from './verdict.js'

/** What one kind of policies says: the statement that allows, and the one that came nearest to it. */
interface Voice {
  allow: CompiledStatement | null
  /** How closely the allowing statement of a resource policy names the caller. */
  standing: Standing
  nearest: Reached | null
  /** Whether there is a policy of this kind at all. */
  speaks: boolean
}

const limits = [
  ['boundary', 'permission boundary'],
  ['session', 'session policy'],
] as const

/**
 * Who may do what from where: the policies' answer as AWS gives it ("Policy evaluation logic"). An explicit deny
 * anywhere wins. Within one account an identity policy or a resource policy must allow; across accounts (the caller's
 * account is not the one in the resource's ARN) both. A permission boundary and session policies must allow too,
 * except what a resource policy gives to the caller itself. Everything else is denied. Not for role trust policies and
 * KMS key policies, which must allow by themselves, nor for an account's root user, whom AWS asks nothing.
 *
 * @throws PolicyError `policy/request-…` where the request cannot be read: no verdict, so nobody may pass
 */
export function evaluate(
  policies: readonly CompiledPolicy[],
  request: AccessRequest | PreparedRequest,
): Verdict {
  const asked = PreparedRequest.from(request)
  for (const policy of policies) {
    for (const deny of policy.denies) {
      if (isThrough(deny, progressOf(deny, asked))) return decidedBy('explicitDeny', deny, asked)
    }
  }
  const voices = listen(policies, asked)
  return isAcrossAccounts(asked) ? acrossAccounts(voices, asked) : withinAccount(voices, asked)
}

type Voices = Readonly<Record<PolicyKind, Voice>>

function listen(policies: readonly CompiledPolicy[], request: PreparedRequest): Voices {
  const voices = { identity: silence(), resource: silence(), boundary: silence(), session: silence() }
  for (const { document, allows } of policies) {
    const voice = voices[document.kind]
    voice.speaks = true
    for (const allow of allows) hear(voice, allow, request)
  }
  return voices
}

function silence(): Voice {
  return { allow: null, standing: 'none', nearest: null, speaks: false }
}

function hear(voice: Voice, statement: CompiledStatement, request: PreparedRequest): void {
  if (voice.allow !== null && voice.standing === 'direct') return
  const progress = progressOf(statement, request)
  if (voice.nearest === null || progress > voice.nearest.progress) voice.nearest = { statement, progress }
  if (!isThrough(statement, progress)) return
  const standing = statement.principals?.standing(request.caller) ?? 'direct'
  const isCloser = standing === 'direct' || (standing === 'behind' && voice.standing !== 'behind')
  if (voice.allow !== null && !isCloser) return
  voice.allow = statement
  voice.standing = standing
}

function withinAccount(voices: Voices, request: PreparedRequest): Verdict {
  const { identity, resource } = voices
  if (resource.allow !== null && resource.standing === 'direct') {
    return decidedBy('allow', resource.allow, request)
  }
  const allow = identity.allow ?? (resource.standing === 'behind' ? resource.allow : null)
  if (allow === null) return nothingAllows(nearer(identity.nearest, resource.nearest), request, '')
  return withinLimits(voices, allow, request)
}

/** Each account must allow for itself ("Cross-account policy evaluation logic"). */
function acrossAccounts(voices: Voices, request: PreparedRequest): Verdict {
  const { identity, resource } = voices
  if (identity.allow !== null && resource.allow !== null) {
    return withinLimits(voices, identity.allow, request)
  }
  const said = identity.allow ?? resource.allow
  const missing = identity.allow === null ? identity : resource
  const half = identity.allow === null ? 'an identity policy' : 'a resource policy'
  const before = said === null ? '' : `Across accounts, ${nameOf(said)} is not enough without ${half}. `
  return nothingAllows(missing.nearest, request, before)
}

function withinLimits(voices: Voices, allow: CompiledStatement, request: PreparedRequest): Verdict {
  for (const [kind, words] of limits) {
    const limit = voices[kind]
    if (limit.speaks && limit.allow === null) {
      return nothingAllows(limit.nearest, request, `Though ${nameOf(allow)} allows, a ${words} must too. `)
    }
  }
  return decidedBy('allow', allow, request)
}

function nearer(a: Reached | null, b: Reached | null): Reached | null {
  if (a === null || b === null) return a ?? b
  return b.progress > a.progress ? b : a
}

function isAcrossAccounts({ caller, resource }: PreparedRequest): boolean {
  if (caller === undefined || caller.type !== 'AWS') return false
  const owner = accountOf(resource)
  return owner !== undefined && owner !== accountOf(caller.arn)
}
