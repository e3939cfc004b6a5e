import { InputError, type SituationField, validWords } from '@fourthright/guide'
import { type Command, Option } from 'commander'

/** Fields whose flag has a shorter or clearer name than the field's own. */
const renamed: Partial<Record<SituationField, string>> = {
  possessionTeamLine: 'line',
  totalLine: 'total',
  'venue.temperatureF': 'temperature',
  'venue.windMph': 'wind',
  'venue.altitudeFt': 'altitude',
  'overtime.period': 'overtime-period',
  'overtime.possessionsBefore.offense': 'offense-possessions',
  'overtime.possessionsBefore.defense': 'defense-possessions',
}

/** Every field that holds a value of its own; an object of fields (venue, form …) is given by its parts. */
export const flaggedFields = (Object.keys(validWords) as SituationField[]).filter(
  (field) => !Object.keys(validWords).some((other) => other.startsWith(`${field}.`)),
)

/** The flag of a field: `--yards-to-go` of yardsToGo, `--roof` of venue.roof. */
export function flagOf(field: SituationField): string {
  const own = field.slice(field.lastIndexOf('.') + 1)
  return `--${renamed[field] ?? own.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

const heading = 'The situation:'
const neutral = 'neutral'

/** Gives a command a flag for each field of a situation, and `--score 20-20` for both scores. */
export function addSituationFlags(command: Command): void {
  for (const field of flaggedFields) {
    const says = field === 'home' ? `${validWords.home} ('${neutral}')` : validWords[field]
    command.addOption(new Option(`${flagOf(field)} <value>`, says).helpGroup(heading))
  }
  const bothScores = new Option('--score <points>', 'both scores, the offense first: 20-17')
  command.addOption(bothScores.helpGroup(heading).conflicts(['offenseScore', 'defenseScore']))
}

/**
 * A situation with the flags' values in the place of its own.
 *
 * @param options what commander read, by its names
 * @param situation what a file said, as parsed from JSON; unchanged where no flag is given
 * @throws InputError 'situation/score' when --score is not two whole numbers
 */
export function withFlags(options: Readonly<Record<string, unknown>>, situation: unknown = {}): unknown {
  if (!hasSituationFlags(options) || !isObject(situation)) return situation
  const changed = { ...situation, ...bothScores(options.score) }
  for (const field of flaggedFields) {
    const text = options[optionName(field)]
    if (typeof text === 'string') put(changed, field.split('.'), plainValue(field, text))
  }
  return changed
}

/** Does any flag say something of the situation? */
export function hasSituationFlags(options: Readonly<Record<string, unknown>>): boolean {
  return 'score' in options || flaggedFields.some((field) => optionName(field) in options)
}

function optionName(field: SituationField): string {
  return new Option(flagOf(field)).attributeName()
}

/**
 * The number that a text plainly writes. Anything doubtful (`1e3`, `NaN`, `0x10`, nothing at all) stays a text, so that
 * the guide refuses it where a number belongs, naming the field and what stood there.
 */
export function plainNumber(text: string): number | string {
  return /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : text
}

function plainValue(field: SituationField, text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  return field === 'home' && text === neutral ? null : plainNumber(text)
}

function bothScores(text: unknown): { offenseScore?: number; defenseScore?: number } {
  if (typeof text !== 'string') return {}
  const points = /^(\d{1,3})-(\d{1,3})$/.exec(text)
  if (!points) {
    throw new InputError('situation/score', {
      field: 'score',
      value: text,
      valid: 'two whole numbers, the offense first, such as 20-17',
      message: `The score "${text}" is not two numbers with a hyphen between.`,
    })
  }
  return { offenseScore: Number(points[1]), defenseScore: Number(points[2]) }
}

/** Sets a nested value without changing objects that others hold; a parent that is no object is left to be refused. */
function put(target: Record<string, unknown>, [key, ...rest]: readonly string[], value: unknown): void {
  if (key === undefined) return
  if (rest.length === 0) {
    target[key] = value
    return
  }
  const parent = target[key] ?? {}
  if (!isObject(parent)) return
  const copy = { ...parent }
  put(copy, rest, value)
  target[key] = copy
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
