import * as z from 'zod/mini'
import { maybeClock } from './clock.js'
import { maybeTeam } from './teams.js'
import { type SituationField, validWords } from './validWords.js'

const says = (field: SituationField) => z.describe(validWords[field])
const between = (low: number, high: number) => [z.gte(low), z.lte(high)] as const

const team = (field: SituationField) =>
  z.string().check(
    z.refine((text) => maybeTeam(text) !== undefined),
    says(field),
  )
const whole = (field: SituationField, low: number, high: number) =>
  z.int().check(...between(low, high), says(field))
const real = (field: SituationField, low: number, high: number) =>
  z.number().check(...between(low, high), says(field))
const name = (field: SituationField) => z.string().check(z.trim(), z.minLength(1), says(field))

export const roofs = ['outdoors', 'open', 'closed', 'dome'] as const

const venue = z.strictObject({
  roof: z.nullish(z.enum(roofs).check(says('venue.roof'))),
  surface: z.nullish(
    z
      .string()
      .check(
        z.trim(),
        z.toLowerCase(),
        z.regex(/^(grass|dessograss|\w*turf|astroplay)$/),
        says('venue.surface'),
      ),
  ),
  temperatureF: z.nullish(real('venue.temperatureF', -60, 140)),
  windMph: z.nullish(real('venue.windMph', 0, 100)),
  altitudeFt: z.nullish(real('venue.altitudeFt', -300, 15_000)),
})

const form = z.strictObject({
  offEpa: real('form.offEpa', -5, 5),
  defEpa: real('form.defEpa', -5, 5),
  qbEpa: real('form.qbEpa', -5, 5),
  qbSuccessEpa: real('form.qbSuccessEpa', -5, 5),
})

/** Which overtime period, and how many possessions each team has finished in it before this one. */
export const overtimeSchema = z.strictObject({
  period: whole('overtime.period', 1, 20),
  possessionsBefore: z.strictObject({
    offense: whole('overtime.possessionsBefore.offense', 0, 100),
    defense: whole('overtime.possessionsBefore.defense', 0, 100),
  }),
})

/**
 * What a user writes about the moment before the snap, from the offense's view. The one definition from
 * which come the type, the validation and the JSON Schema; rules between fields are in `footballAllows`.
 * An optional field may be left out or null, which means the same.
 */
export const situationSchema = z.strictObject({
  phase: z.nullish(z.enum(['scrimmage', 'try']).check(says('phase'))),
  season: whole('season', 1999, 2100),
  seasonType: z.nullish(z.enum(['REG', 'POST']).check(says('seasonType'))),
  week: z.nullish(whole('week', 1, 23)),
  offense: team('offense'),
  defense: team('defense'),
  home: z.nullish(team('home')),
  quarter: whole('quarter', 1, 24),
  clock: z.string().check(
    z.refine((text) => maybeClock(text) !== undefined),
    says('clock'),
  ),
  offenseScore: whole('offenseScore', 0, 200),
  defenseScore: whole('defenseScore', 0, 200),
  down: z.nullish(whole('down', 1, 4)),
  yardsToGo: z.nullish(z.number().check(z.gt(0), z.lt(100), says('yardsToGo'))),
  distanceMeasure: z.nullish(z.enum(['wholeYards', 'exact']).check(says('distanceMeasure'))),
  yardsToGoal: z.nullish(z.number().check(z.gt(0), z.lt(100), says('yardsToGoal'))),
  offenseTimeouts: z.nullish(whole('offenseTimeouts', 0, 3)),
  defenseTimeouts: z.nullish(whole('defenseTimeouts', 0, 3)),
  secondHalfKickoff: z.nullish(z.enum(['offense', 'defense']).check(says('secondHalfKickoff'))),
  possessionTeamLine: z.nullish(real('possessionTeamLine', -60, 60)),
  totalLine: z.nullish(real('totalLine', 10, 120)),
  venue: z.nullish(venue.check(says('venue'))),
  quarterback: z.nullish(name('quarterback')),
  kicker: z.nullish(name('kicker')),
  punter: z.nullish(name('punter')),
  form: z.nullish(form.check(says('form'))),
  clockRunning: z.nullish(z.boolean().check(says('clockRunning'))),
  playClock: z.nullish(real('playClock', 0, 40)),
  overtime: z.nullish(overtimeSchema.check(says('overtime'))),
})

/** A situation as a user writes it (contract: Situation). */
export type SituationInput = z.input<typeof situationSchema>

/** A situation whose every field is valid by itself. */
export type WrittenSituation = z.output<typeof situationSchema>
