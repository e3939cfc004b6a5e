import type { Bundle } from '../models/bundle.js'
import { kickDistance } from '../outcomes/fieldGoal.js'
import { type Forecast, makesIn, puntFrom } from '../outcomes/outcomesOf.js'
import { snapForecast } from '../outcomes/snapForecast.js'
import type { Rules } from '../rules/rulebook.js'
import type { Situation } from '../situation/situation.js'
import type { Choice } from './decision.js'

/**
 * Asks the models what each legal choice brings.
 *
 * @param settled equally likely situations, for whose venues kicks are asked about
 * @param season the season as the models know it
 */
export function forecastOf(
  situation: Situation,
  choices: readonly Choice[],
  settled: readonly Situation[],
  { bundle, rules, season }: { bundle: Bundle; rules: Rules; season: number },
): Forecast {
  const { models } = bundle
  const { possessionTeamLine, yardsToGoal } = situation
  const isLegal = (choice: Choice) => choices.includes(choice)
  return {
    snap: isLegal('goForIt') ? snapForecast(situation, bundle, season) : null,
    makes: isLegal('fieldGoal') ? makesIn(settled, models, rules, season) : [],
    missedKick:
      (isLegal('fieldGoal') &&
        models.missedKick.predict([{ kickDistance: kickDistance(yardsToGoal ?? 50, rules) }])[0]) ||
      null,
    punt: isLegal('punt') ? puntFrom(situation, models, season) : [],
    tries:
      (choices.some((choice) => choice === 'kick' || choice === 'twoPoint') &&
        models.tries.predict([{ season, possessionTeamLine }])[0]) ||
      null,
  }
}
