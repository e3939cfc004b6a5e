import {
  type CompiledStatement,
  firstCondition,
  isThrough,
  stoppedAtAction,
  stoppedAtPrincipal,
} from './compileStatement.js'
import type { PreparedRequest } from './preparedRequest.js'
import type { NamedCondition, NamedStatement, Outcome, Verdict } from './verdict.js'

const longestQuote = 120
const mostListed = 5

/** A statement and how far the request got in it. */
export interface Reached {
  readonly statement: CompiledStatement
  readonly progress: number
}

/** The verdict of a statement that applies. */
export function decidedBy(
  decision: Exclude<Outcome, 'implicitDeny'>,
  statement: CompiledStatement,
  request: PreparedRequest,
): Verdict {
  const condition = conditionAt(statement, statement.conditions.length - 1, request)
  const verb = decision === 'allow' ? 'Allowed' : 'Denied'
  const because = condition === null ? 'it has no condition' : `${asked(condition)} and ${had(condition)}`
  const sentence = `${verb} by ${nameOf(statement)}: ${because}.`
  return { decision, statement: named(statement), condition, sentence }
}

/** The verdict where nothing allows; `before` says what did, where a limit or the other half of a pair does not. */
export function nothingAllows(nearest: Reached | null, request: PreparedRequest, before: string): Verdict {
  const { action, resource } = request.written
  const start = `${before}Nothing allows ${quote(action)} on ${quote(resource)}`
  if (nearest === null) {
    return {
      decision: 'implicitDeny',
      statement: null,
      condition: null,
      sentence: `${start}: there is no Allow statement.`,
    }
  }
  const { statement, progress } = nearest
  const condition = isThrough(statement, progress)
    ? null
    : conditionAt(statement, progress - firstCondition, request)
  return {
    decision: 'implicitDeny',
    statement: named(statement),
    condition,
    sentence: `${start}: the nearest, ${nameOf(statement)}, ${shortfall(nearest, condition)}.`,
  }
}

/** `statement 2 (FromTheOffice) of "mint role"`, counted from 1 as people do. */
export function nameOf({ policy, index, written }: CompiledStatement): string {
  const sid = written.sid === null ? '' : ` (${escaped(written.sid)})`
  return `statement ${index + 1}${sid} of ${quote(policy.name)}`
}

function shortfall({ statement, progress }: Reached, condition: NamedCondition | null): string {
  if (condition !== null) return `asks ${asked(condition)}, but ${had(condition)}`
  if (isThrough(statement, progress)) return 'hands it to the account, and no identity policy gives it'
  if (progress === stoppedAtAction) return 'covers other actions'
  return progress === stoppedAtPrincipal ? 'covers other principals' : 'covers other resources'
}

function asked({ operator, key, wanted }: NamedCondition): string {
  return `${operator} of ${escaped(key)} for ${listOf(wanted)}`
}

function had({ found }: NamedCondition): string {
  return found === null ? 'the request has no such key' : `the request has ${listOf(found)}`
}

function named({ policy, index, written }: CompiledStatement): NamedStatement {
  return { policy: policy.name, index, sid: written.sid }
}

function conditionAt(
  statement: CompiledStatement,
  index: number,
  request: PreparedRequest,
): NamedCondition | null {
  const condition = statement.conditions[index]
  if (condition === undefined) return null
  const { operator, key, wanted } = condition.written
  const value = request.values.get(condition.key)
  return {
    operator,
    key,
    wanted,
    found: value === undefined ? null : typeof value === 'string' ? [value] : value,
  }
}

function listOf(values: readonly string[]): string {
  const more = values.length > mostListed ? ` or ${values.length - mostListed} more` : ''
  return values.slice(0, mostListed).map(quote).join(' or ') + more
}

/** A policy's own name, without control characters that would break a line of a log. */
function escaped(name: string): string {
  return quote(name).slice(1, -1)
}

/** In quotes, control characters escaped, and cut where somebody sent a novel. */
function quote(text: string): string {
  return JSON.stringify(text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text)
}
