import type { MemberModels } from '../models/members/members.js'
import { type Forecast, makesIn, puntFrom } from '../outcomes/outcomesOf.js'
import { withChance } from '../outcomes/overrides.js'
import { shiftedChance } from '../outcomes/shiftedChance.js'
import {
  type CallForecast,
  chanceToGain,
  type Distance,
  type SnapForecast,
} from '../outcomes/snapForecast.js'
import { openClass, tailSum } from '../outcomes/wholeYardChances.js'
import type { Rules } from '../rules/rulebook.js'
import { yardsGainedInput } from '../situation/modelInputs.js'
import type { Situation } from '../situation/situation.js'

/** What a member's forecast is made from beside the member. */
export interface MemberQuestions {
  readonly situation: Situation
  /** Equally likely situations; the decision is their mean. */
  readonly settled: readonly Situation[]
  readonly at: Distance
  readonly rules: Rules
  /** The season as the models know it. */
  readonly season: number
}

/**
 * The forecast with one member of the refits in the place of the published models, where it has an opinion: gains
 * around the distance in question, kicks, punts. What is only counted (turnovers, penalties, tries) and the share of
 * passes stay as published.
 */
export function memberForecast(
  published: Forecast,
  member: MemberModels,
  { situation, settled, at, rules, season }: MemberQuestions,
): Forecast {
  const { snap, makes, punt } = published
  return {
    ...published,
    snap: snap && memberSnap(snap, member, situation, at),
    makes: makes.length > 0 ? makesIn(settled, member, rules, season) : makes,
    punt: punt.length > 0 ? puntFrom(situation, member, season) : punt,
  }
}

/**
 * The member is asked about the whole distances around the one in question only. Its chance moves the published one,
 * in log-odds, by as much as its whole-yard chances differ from the published model's there, in proportion between
 * them: so the curve between whole yards, which belongs to the tracking sample, is kept.
 */
function memberSnap(
  snap: SnapForecast,
  member: MemberModels,
  situation: Situation,
  at: Distance,
): SnapForecast {
  const [below, above] = wholeDistancesAround(at.yardsToGo)
  const asked = below === above ? [below] : [below, above]
  const rows = ([0, 1] as const).flatMap((call) => asked.map((d) => yardsGainedInput(situation, d, call)))
  const answers = member.yardsGained.predict(rows)
  const moved = (call: CallForecast, own: readonly Float64Array[]): CallForecast => {
    const distributions = [...call.distributions]
    asked.forEach((d, i) => {
      distributions[d - 1] = own[i] as Float64Array
    })
    const move = (d: number) => logOddsOf(distributions, d) - logOddsOf(call.distributions, d)
    const share = Math.min(1, Math.max(0, at.yardsToGo - below))
    const shift = move(below) * (1 - share) + move(above) * share
    const chance = shiftedChance(chanceToGain(call, at), shift)
    return { ...withChance(call, chance), distributions }
  }
  return {
    ...snap,
    run: moved(snap.run, answers.slice(0, asked.length)),
    pass: moved(snap.pass, answers.slice(asked.length)),
  }
}

/** The whole distances, 1 to 16, between which this one lies; the model knows no others. */
function wholeDistancesAround(yardsToGo: number): readonly [below: number, above: number] {
  const held = (yards: number) => Math.min(openClass, Math.max(1, yards))
  return [held(Math.floor(yardsToGo)), held(Math.ceil(yardsToGo))]
}

function logOddsOf(distributions: readonly Float64Array[], distance: number): number {
  const chance = tailSum(distributions[distance - 1] ?? new Float64Array(), distance)
  return Math.log(chance / (1 - chance))
}
