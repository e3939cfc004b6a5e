import { chanceContributions } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { attemptInputs } from './conversion.js'
import type { EvaluationRoom } from './room.js'

/** How much a feature moves the chance to convert. */
export interface FeatureImportance {
  readonly feature: string
  /** Mean of |contribution| in probability, by exact SHAP values carried to the chance (`chanceContributions`). */
  readonly meanContribution: number
}

/**
 * What moves the chance to convert, over every third- and fourth-down run and pass of a season with its own call: for
 * display, no choice is made by it. The distance's contribution holds what needing more or less than the baseline's
 * yards changes.
 *
 * @returns the most important first; empty for a bundle without covers
 */
export async function conversionImportance(
  { connection, bundle }: EvaluationRoom,
  season: number,
): Promise<FeatureImportance[]> {
  const { yardsGainedReasons: reasons, models } = bundle
  if (!reasons) return []
  const frame = await query(connection, featureSql('scoredAttempts'), {
    firstSeason: season,
    lastSeason: season,
  })
  const inputs = attemptInputs(bundle, frame, frame.numbers('pass'))
  const totals = reasons.features.map(() => 0)
  for (const input of inputs) {
    const [shap] = reasons.of([input]) as [Float64Array]
    const { features, needed } = chanceContributions({
      expected: reasons.expected(),
      shap,
      features: reasons.features.length,
      needed: input.actualYardsToGo,
      gainTail: models.gainTail,
    })
    reasons.features.forEach((feature, at) => {
      const own = (features[at] as number) + (feature === 'actualYardsToGo' ? needed : 0)
      totals[at] = (totals[at] as number) + Math.abs(own)
    })
  }
  return reasons.features
    .map((feature, at) => ({ feature, meanContribution: (totals[at] as number) / inputs.length }))
    .toSorted((one, other) => other.meanContribution - one.meanContribution)
}
