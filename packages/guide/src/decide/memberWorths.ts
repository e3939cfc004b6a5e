import type { PuntLeaf } from '../models/footballModels.js'
import type { Members } from '../models/members/members.js'
import type { Choice } from '../outcomes/choice.js'
import type { Forecast, World } from '../outcomes/outcomesOf.js'
import { type Overrides, withOverrides } from '../outcomes/overrides.js'
import { afterPunt } from '../rules/afterPunt.js'
import type { Appraisal, Worth } from './appraisal.js'
import { type MemberQuestions, memberForecast } from './memberForecast.js'
import { eachWay, heldWorth, type WaysToSnap } from './waysToSnap.js'
import { worthOfChoice } from './worthOfChoice.js'

export interface MemberWorthsRequest extends MemberQuestions {
  readonly ways: WaysToSnap<readonly World[]>
  readonly choices: readonly Choice[]
  /** What the published models say, told chances not yet put in. */
  readonly forecast: Forecast
  readonly overrides: Overrides
  /** Its win probabilities are the members' afterwards: use no other worth of it any more. */
  readonly appraisal: Appraisal
}

/** What each choice is worth to each member of the refits: one row a member, in the order of the choices. */
export function memberWorths(request: MemberWorthsRequest, members: Members): Float64Array[] {
  const { choices, forecast, overrides, appraisal, ways, at } = request
  const puntsAt = eachWay(ways, (worlds) => worlds.map((world) => puntWorth(world, forecast.punt, appraisal)))
  return members.models.map((member) => {
    appraisal.putTo(member.winProbability)
    const own = withOverrides(memberForecast(forecast, member, request), overrides)
    return Float64Array.from(choices, (choice) => {
      if (choice !== 'punt') return worthOfChoice(choice, ways, own, at, appraisal)()
      const meanOf = (punts: readonly PuntWorth[]) => () =>
        punts.reduce((sum, worth) => sum + worth(own.punt), 0) / punts.length
      return heldWorth(eachWay(puntsAt, meanOf))()
    })
  })
}

/** What a punt is worth when it ends so. */
type PuntWorth = (leaves: readonly PuntLeaf[]) => number

/**
 * The worth of a punt by any member's results. A member's punts end elsewhere by fractions of a yard; instead of asking
 * about all those spots, their worth is read between the published model's spots.
 */
function puntWorth(
  { before, spots: { rules } }: World,
  published: readonly PuntLeaf[],
  appraisal: Appraisal,
): PuntWorth {
  const asked = published
    .map((leaf) => ({ ...leaf, worth: appraisal.forDeciding(afterPunt(before, leaf, rules)) }))
    .toSorted((one, other) => one.spot - other.spot)
  const ordinary = asked.filter(({ label }) => label === 'returned')
  const rare = new Map(asked.map(({ label, worth }) => [label, worth]))
  return (leaves) =>
    leaves.reduce((sum, { label, probability, spot }) => {
      const worth = label === 'returned' ? worthBetween(ordinary, spot) : (rare.get(label)?.() ?? 0)
      return sum + probability * worth
    }, 0)
}

function worthBetween(ordinary: readonly { spot: number; worth: Worth }[], spot: number): number {
  const above = ordinary.findIndex((leaf) => leaf.spot >= spot)
  const [low, high] = [ordinary[above - 1], ordinary[above] ?? ordinary.at(-1)]
  if (!high) return 0
  if (!low || above < 0) return high.worth()
  const share = (spot - low.spot) / (high.spot - low.spot)
  return low.worth() * (1 - share) + high.worth() * share
}
