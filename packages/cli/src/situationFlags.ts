import {
  InputError,
  neutralSite,
  plainFields,
  plainValue,
  type SituationField,
  validWords,
  withField,
} from '@fourthright/guide'
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

/** The flag of a field: `--yards-to-go` of yardsToGo, `--roof` of venue.roof. */
export function flagOf(field: SituationField): string {
  const own = field.slice(field.lastIndexOf('.') + 1)
  return `--${renamed[field] ?? own.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

const heading = 'The situation:'

/** Gives a command a flag for each field of a situation, and `--score 20-20` for both scores. */
export function addSituationFlags(command: Command): void {
  for (const field of plainFields) {
    const says = field === 'home' ? `${validWords.home} ('${neutralSite}')` : validWords[field]
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
  return plainFields.reduce<Record<string, unknown>>(
    (changed, field) => {
      const text = options[optionName(field)]
      return typeof text === 'string' ? withField(changed, field, plainValue(field, text)) : changed
    },
    { ...situation, ...bothScores(options.score) },
  )
}

/** Does any flag say something of the situation? */
export function hasSituationFlags(options: Readonly<Record<string, unknown>>): boolean {
  return 'score' in options || plainFields.some((field) => optionName(field) in options)
}

function optionName(field: SituationField): string {
  return new Option(flagOf(field)).attributeName()
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
