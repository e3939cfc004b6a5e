import {
  type CalibrationBin,
  calibrationBins,
  calibrationError,
  calibrationErrorIfPerfect,
} from './calibration.js'
import { gameInterval, type Interval } from './gameIntervals.js'
import { accuracy, logLosses, mean, type Scored, squaredErrors } from './metrics.js'

/** How good a model of a yes-or-no outcome is; intervals are 95 %, games resampled. */
export interface Summary {
  readonly n: number
  readonly brier: number
  readonly brierInterval: Interval
  readonly logLoss: number
  readonly logLossInterval: Interval
  readonly accuracy: number
  readonly calibrationError: number
  readonly calibrationErrorIfPerfect: Interval
  readonly bins: readonly CalibrationBin[]
}

export function summarise(scored: Scored): Summary {
  const errors = squaredErrors(scored)
  const losses = logLosses(scored)
  return {
    n: scored.chances.length,
    brier: mean(errors),
    brierInterval: gameInterval(errors, scored.games),
    logLoss: mean(losses),
    logLossInterval: gameInterval(losses, scored.games),
    accuracy: accuracy(scored),
    calibrationError: calibrationError(scored.chances, scored.outcomes),
    calibrationErrorIfPerfect: calibrationErrorIfPerfect(scored.chances),
    bins: calibrationBins(scored),
  }
}

/** The rows for which `keep` holds. */
export function only(scored: Scored, keep: (row: number) => boolean): Scored {
  return {
    chances: scored.chances.filter((_, row) => keep(row)),
    outcomes: scored.outcomes.filter((_, row) => keep(row)),
    games: scored.games.filter((_, row) => keep(row)),
  }
}
