import type { Bundle } from '../models/bundle.js'
import type { Members } from '../models/members/members.js'
import { legalChoices } from '../outcomes/legalChoices.js'
import { outcomesOf, type World } from '../outcomes/outcomesOf.js'
import { type Overrides, readOverrides, withOverrides } from '../outcomes/overrides.js'
import { rulebook } from '../rules/rulebook.js'
import { complete } from '../situation/complete.js'
import { Appraisal } from './appraisal.js'
import type { Choice, Decision } from './decision.js'
import { explanationOf, withoutReasons } from './explanation.js'
import { forecastOf } from './forecast.js'
import { memberWorths } from './memberWorths.js'
import { recommend } from './recommend.js'
import { stateBefore } from './stateBefore.js'
import { value } from './value.js'
import { eachWay } from './waysToSnap.js'
import { clockBefore, worldsAtSnap } from './worldsAtSnap.js'
import { waysOfChoice, worthOfChoice } from './worthOfChoice.js'

export interface DecideOptions {
  /** `full` lists every leaf of each choice; else one outcome a label. */
  readonly tree?: 'full'
  /** Refits of the models: with them the decision says how sure it is. */
  readonly members?: Members
  /** Say what moved the conversion chance and the edge; a tenth of a second more, or two. */
  readonly explain?: boolean
  /** Chances that somebody knows better than the models. */
  readonly overrides?: Overrides
}

/**
 * What to do on this play.
 *
 * @param input a SituationInput, from anywhere: it is validated here
 * @param bundle the models and tables
 * @returns every legal choice with what it is worth, ranked; every number finite, chances in [0, 1]
 * @throws InputError as `readSituation` and `readOverrides` do
 * @example decide(famousPlay, bundle).recommendation // 'goForIt'
 */
export function decide(input: unknown, bundle: Bundle, options: DecideOptions = {}): Decision {
  // 1 what is true before the snap
  const overrides = readOverrides(options.overrides ?? {})
  const { situation, worlds: settled, assumptions } = complete(input, bundle)
  const rules = rulebook(situation.season, situation.seasonType)
  const ways = worldsAtSnap(settled, rules)
  const season = Math.min(situation.season, bundle.lastSeason)

  // 2 what may be done
  const choices = legalChoices(stateBefore(situation), rules, clockBefore(situation))

  // 3 what can happen
  const modelled = forecastOf(situation, choices, settled, { bundle, rules, season })
  const forecast = withOverrides(modelled, overrides)
  const at = { yardsToGo: situation.yardsToGo ?? 0, measure: situation.distanceMeasure }
  const trees = choices.map((choice) =>
    eachWay(ways, (worlds) => ({
      tree: outcomesOf(choice, worlds, forecast, at),
      before: (worlds[0] as World).before,
    })),
  )

  // 4 what each leaf is worth, in one batch, and when the ball is snapped
  const { offense: deciding, possessionTeamLine } = situation
  const appraisal = new Appraisal({ bundle, rules, season, deciding, possessionTeamLine })
  const valued = value(trees, appraisal)
  const goAt = (yardsToGo: number) =>
    worthOfChoice('goForIt', ways, modelled, { yardsToGo, measure: 'wholeYards' }, appraisal)()
  const waysIfTold = (choice: Choice, told: Overrides) =>
    waysOfChoice(choice, ways, withOverrides(modelled, told), at, appraisal)

  // 5 say it
  const asked = {
    situation,
    settled,
    ways,
    at,
    rules,
    season,
    choices,
    forecast: modelled,
    overrides,
    appraisal,
  }
  const { members, explain } = options
  return recommend({
    situation,
    at,
    snap: forecast.snap,
    modelled,
    valued,
    goAt,
    waysIfTold,
    bundle,
    overrides,
    assumptions:
      explain && modelled.snap && !bundle.yardsGainedReasons ? [...assumptions, withoutReasons] : assumptions,
    every: options.tree === 'full',
    explain: explain
      ? (best, next) =>
          explanationOf({
            settled,
            situation,
            at,
            snap: modelled.snap,
            best,
            next,
            bundle,
            rules,
            season,
            overrides,
          })
      : () => null,
    memberWorths: members ? () => memberWorths(asked, members) : () => null,
  })
}
