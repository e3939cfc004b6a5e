import type { Bundle } from '../models/bundle.js'
import { legalChoices } from '../outcomes/legalChoices.js'
import { outcomesOf, world } from '../outcomes/outcomesOf.js'
import { rulebook } from '../rules/rulebook.js'
import { complete } from '../situation/complete.js'
import { Appraisal } from './appraisal.js'
import type { Decision } from './decision.js'
import { forecastOf } from './forecast.js'
import { recommend } from './recommend.js'
import { stateBefore } from './stateBefore.js'
import { value } from './value.js'

export interface DecideOptions {
  /** `full` lists every leaf of each choice; else one outcome a label. */
  readonly tree?: 'full'
}

/**
 * What to do on this play.
 *
 * @param input a SituationInput, from anywhere: it is validated here
 * @param bundle the models and tables
 * @returns every legal choice with what it is worth, ranked; every number finite, chances in [0, 1]
 * @throws InputError as `readSituation` does
 * @example decide(famousPlay, bundle).recommendation // 'goForIt'
 */
export function decide(input: unknown, bundle: Bundle, options: DecideOptions = {}): Decision {
  // 1 what is true before the snap
  const { situation, worlds: settled, assumptions } = complete(input, bundle)
  const rules = rulebook(situation.season, situation.seasonType)
  const worlds = settled.map((its) => world(its, stateBefore(its), rules))
  const season = Math.min(situation.season, bundle.lastSeason)

  // 2 what may be done
  const choices = legalChoices(stateBefore(situation), rules)

  // 3 what can happen
  const forecast = forecastOf(situation, choices, worlds, { bundle, rules, season })
  const at = { yardsToGo: situation.yardsToGo ?? 0, measure: situation.distanceMeasure }
  const trees = choices.map((choice) => outcomesOf(choice, worlds, forecast, at))

  // 4 what each leaf is worth, in one batch
  const { offense: deciding, possessionTeamLine } = situation
  const appraisal = new Appraisal({ bundle, rules, season, deciding, possessionTeamLine })
  const valued = value(trees, appraisal)
  const goAt = (yardsToGo: number) => {
    const tree = outcomesOf('goForIt', worlds, forecast, { yardsToGo, measure: 'wholeYards' })
    return value([tree], appraisal)[0]?.winProbability ?? 0
  }

  // 5 say it
  return recommend({
    situation,
    at,
    snap: forecast.snap,
    valued,
    goAt,
    bundle,
    assumptions,
    every: options.tree === 'full',
  })
}
