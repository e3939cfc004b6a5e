import type { FieldGoalInput, FootballModels } from './footballModels.js'

/** Coefficients of the kicking model, in log-odds of a make. */
export interface FieldGoalModel {
  readonly intercept: number
  /** Log-odds a yard up to the first knot. */
  readonly perYard: number
  /** Where the slope changes, in yards of kick distance, and by how much. */
  readonly knots: readonly number[]
  readonly bends: readonly number[]
  readonly indoors: number
  /** Outdoors, for each mile an hour of wind. */
  readonly wind: number
  /** Outdoors, for each degree Fahrenheit below 60. */
  readonly cold: number
  /** For each thousand feet above the sea. */
  readonly altitude: number
  /** For each season after `firstSeason`; seasons after `lastSeason` count as the one after it. */
  readonly perSeason: number
  readonly firstSeason: number
  readonly lastSeason: number
  /** Stand in for unknown weather outdoors. */
  readonly usualWindMph: number
  readonly usualTemperatureF: number
}

const inputs: readonly (keyof FieldGoalInput)[] = [
  'kickDistance',
  'indoors',
  'windMph',
  'temperatureF',
  'altitudeFt',
  'season',
]

/** P(make): a logistic curve of distance (bent at the knots, straight beyond the last: no cliff), venue, weather and era. */
export function fieldGoalModel(model: FieldGoalModel): FootballModels['fieldGoal'] {
  return {
    name: 'fieldGoal',
    inputs,
    predict: (batch) => batch.map((kick) => 1 / (1 + Math.exp(-fieldGoalLogit(kick, model)))),
  }
}

function fieldGoalLogit(kick: FieldGoalInput, model: FieldGoalModel): number {
  const terms = fieldGoalTerms(kick, model)
  const weights = fieldGoalWeights(model)
  return terms.reduce((total, term, at) => total + term * (weights[at] as number), 0)
}

/** The terms of the log-odds; the lab fits their weights by name, so both speak of the same formula. */
export function fieldGoalTerms(
  kick: FieldGoalInput,
  model: Pick<FieldGoalModel, 'knots' | 'firstSeason' | 'lastSeason' | 'usualWindMph' | 'usualTemperatureF'>,
): number[] {
  const outdoors = 1 - kick.indoors
  const wind = Number.isNaN(kick.windMph) ? model.usualWindMph : kick.windMph
  const temperature = Number.isNaN(kick.temperatureF) ? model.usualTemperatureF : kick.temperatureF
  return [
    1,
    kick.kickDistance,
    ...model.knots.map((knot) => Math.max(0, kick.kickDistance - knot)),
    kick.indoors,
    outdoors * wind,
    outdoors * Math.max(0, 60 - temperature),
    (Number.isNaN(kick.altitudeFt) ? 0 : kick.altitudeFt) / 1000,
    Math.min(kick.season, model.lastSeason + 1) - model.firstSeason,
  ]
}

function fieldGoalWeights(model: FieldGoalModel): number[] {
  return [
    model.intercept,
    model.perYard,
    ...model.bends,
    model.indoors,
    model.wind,
    model.cold,
    model.altitude,
    model.perSeason,
  ]
}
