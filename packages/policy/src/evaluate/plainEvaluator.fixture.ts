// The slow, obvious second evaluator: from a policy's text by JSON.parse and regular expressions to a decision. It
// shares no line with the package; tests hold both to each other, and the benchmark measures one by the other.
import {
  type PlainContext,
  type PlainTruth,
  plainCondition,
  plainPattern,
} from './plainConditions.fixture.js'

type OneOrMany = string | readonly string[]

interface PlainStatement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: PlainPrincipal
  readonly NotPrincipal?: PlainPrincipal
  readonly Action?: OneOrMany
  readonly NotAction?: OneOrMany
  readonly Resource?: OneOrMany
  readonly NotResource?: OneOrMany
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>
}

type PlainPrincipal = string | Readonly<Record<string, OneOrMany>>

export interface PlainPolicy {
  readonly kind: 'identity' | 'resource' | 'boundary' | 'session'
  readonly text: string
}

export interface PlainRequest {
  readonly action: string
  readonly resource: string
  readonly principal?:
    | { readonly type: 'AWS'; readonly arn: string; readonly behind?: string }
    | { readonly type: 'Service' | 'Federated' | 'CanonicalUser'; readonly id: string }
  readonly context?: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/** The decision, statement by statement. */
export function evaluatePlainly(policies: readonly PlainPolicy[], request: PlainRequest): string {
  const context = contextOf(request)
  const statements = policies.flatMap(({ kind, text }) => {
    const policy = JSON.parse(text) as { Version?: string; Statement: PlainStatement | PlainStatement[] }
    const variables = policy.Version === '2012-10-17'
    return [policy.Statement].flat().map((statement) => ({ kind, variables, statement }))
  })
  const applies = (effect: 'Allow' | 'Deny') =>
    statements.filter(({ statement, variables }) => {
      if (statement.Effect !== effect) return false
      const parts = partsOf(statement, request, context, variables)
      return effect === 'Allow' ? parts.every((p) => p === 'yes') : parts.every((p) => p !== 'no')
    })
  if (applies('Deny').length > 0) return 'explicitDeny'

  const allows = applies('Allow')
  const by = (kind: PlainPolicy['kind']) => allows.filter((allow) => allow.kind === kind)
  const has = (kind: PlainPolicy['kind']) => policies.some((policy) => policy.kind === kind)
  const unlimited = (['boundary', 'session'] as const).every((kind) => !has(kind) || by(kind).length > 0)
  const standings = by('resource').map(({ statement }) => plainStanding(statement, request))
  const answer = (allowed: boolean) => (allowed ? 'allow' : 'implicitDeny')
  const owner = request.resource.split(':')[4] ?? ''
  const caller = request.principal?.type === 'AWS' ? request.principal.arn.split(':')[4] : owner
  if (/^\d{12}$/.test(owner) && caller !== owner) {
    return answer(by('identity').length > 0 && standings.length > 0 && unlimited)
  }
  if (standings.includes('direct')) return 'allow'
  return answer((by('identity').length > 0 || standings.includes('behind')) && unlimited)
}

function contextOf({ context = {} }: PlainRequest): PlainContext {
  const entries = Object.entries(context).map(([key, value]): [string, string[]] => [
    key.toLowerCase(),
    typeof value === 'object' ? [...value] : [String(value)],
  ])
  return new Map(entries.filter(([, values]) => values.length > 0))
}

function partsOf(
  statement: PlainStatement,
  request: PlainRequest,
  context: PlainContext,
  variables: boolean,
): PlainTruth[] {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement
  const anything = (): readonly [string, string] => ['[\\s\\S]*', '[\\s\\S]']
  const actions = [Action ?? NotAction ?? []].flat().map((text) => {
    return new RegExp(`^${plainPattern(text, context, false, anything)}$`, 'i').test(request.action)
  })
  const resources = [Resource ?? NotResource ?? []].flat().map((text) => {
    const source = plainPattern(text, context, variables, inResource)
    return source === undefined ? undefined : new RegExp(`^${source}$`).test(request.resource)
  })
  const isHere = Resource === undefined && NotResource === undefined
  return [
    listedOrNot(actions, NotAction !== undefined),
    isHere ? 'yes' : listedOrNot(resources, NotResource !== undefined),
    principalPart(statement, request),
    ...Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, wanted]) =>
        plainCondition(operator, key, [wanted].flat().map(String), context, variables),
      ),
    ),
  ]
}

/** Before the fifth colon wildcards stay in their part, but a star at its end may run on. */
function inResource(colons: number, rest: string): readonly [string, string] {
  if (colons >= 5) return ['[\\s\\S]*', '[\\s\\S]']
  return [/^\*(:|$)/.test(rest) ? '[\\s\\S]*' : '[^:]*', '[^:]']
}

function listedOrNot(matches: readonly (boolean | undefined)[], not: boolean): PlainTruth {
  if (matches.includes(true)) return not ? 'no' : 'yes'
  if (!not) return 'no'
  return matches.includes(undefined) ? 'unreadable' : 'yes'
}

function principalPart(statement: PlainStatement, request: PlainRequest): PlainTruth {
  const { Principal, NotPrincipal } = statement
  if (Principal !== undefined) return plainStanding(statement, request) === 'none' ? 'no' : 'yes'
  if (NotPrincipal === undefined) return 'yes'
  const faces = facesOf(request)
  const listed = faces.filter((face) => entriesOf(NotPrincipal).some((entry) => isFace(entry, face)))
  if (listed.length === 0) return 'yes'
  return listed.length === faces.length ? 'no' : 'unreadable'
}

function plainStanding({ Principal }: PlainStatement, request: PlainRequest): string {
  if (Principal === undefined) return 'direct'
  const entries = entriesOf(Principal)
  const [self, ...others] = facesOf(request)
  const isListed = (face: string | undefined) =>
    face !== undefined && entries.some((entry) => isFace(entry, face))
  if (isListed(self)) return 'direct'
  const behind = request.principal?.type === 'AWS' ? request.principal.behind : undefined
  if (isListed(behind === undefined ? undefined : `AWS ${behind}`)) return 'behind'
  return others.some(isListed) ? 'account' : 'none'
}

function entriesOf(principal: PlainPrincipal): string[] {
  if (typeof principal === 'string') return ['AWS *']
  return Object.entries(principal).flatMap(([type, ids]) => [ids].flat().map((id) => `${type} ${id}`))
}

/** Everything that a caller is at once: itself, the role behind it, its account. */
function facesOf({ principal }: PlainRequest): string[] {
  if (principal === undefined) return ['nobody']
  if (principal.type !== 'AWS') return [`${principal.type} ${principal.id}`]
  const root = `arn:aws:iam::${principal.arn.split(':')[4]}:root`
  return [...new Set([principal.arn, principal.behind ?? principal.arn, root])].map((arn) => `AWS ${arn}`)
}

function isFace(entry: string, face: string): boolean {
  if (entry === 'AWS *' || entry === face) return true
  const account = /^AWS (\d{12})$/.exec(entry)?.[1]
  return account !== undefined && face === `AWS arn:aws:iam::${account}:root`
}
