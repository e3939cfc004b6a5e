/** Bounds of an interval. */
export type Bounds = readonly [low: number, high: number]

/** A bin of predictions: what they said on average, and what came. */
export interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly n: number
  readonly predicted: number
  readonly observed: number
  /** 99.5 %, games drawn with replacement. */
  readonly interval: Bounds
}

interface Calibrated {
  readonly n: number
  readonly brier: number
  readonly brierInterval: Bounds
  readonly logLoss: number
  readonly logLossInterval: Bounds
  readonly accuracy: number
  readonly calibrationError: number
  /** 95 % of what a model that is right about each chance would show on as many plays. */
  readonly calibrationErrorIfPerfect: Bounds
  readonly bins: readonly CalibrationBin[]
}

/** What this view reads of a bundle's model card, as the lab publishes it. */
export interface ModelCard {
  readonly bundle: {
    readonly id: string
    readonly name: string
    /** "yardsGained 2016–2019; …". */
    readonly trainedOn: string
    readonly bytes: number
  }
  /** Absent from a card of models that no season was kept from. */
  readonly evaluation?: {
    readonly conversion: Calibrated & { readonly season: number }
    readonly winProbability: Calibrated
    readonly fieldGoal: Calibrated & { readonly constantBrier: number }
    readonly punt: {
      readonly n: number
      readonly netYardsBias: number
      readonly netYardsBiasInterval: Bounds
      readonly bySeason: readonly { readonly season: number; readonly n: number; readonly bias: number }[]
    }
    readonly famousPlay: {
      readonly published: Readonly<Record<FamousFigure, number>>
      readonly ours: Readonly<Record<FamousFigure, number>>
    }
  }
  readonly importance?: readonly {
    readonly feature: string
    /** Mean of what it adds to the chance or takes from it. */
    readonly meanContribution: number
    /** Share of what its splits lessened the loss in training. */
    readonly gainShare: number
  }[]
  readonly limits: readonly string[]
}

export type FamousFigure = 'convert' | 'winIfConverted' | 'winGoing' | 'make' | 'winIfMade' | 'winKicking'

/** A model and the seasons that it has seen. */
export interface TrainedOn {
  readonly model: string
  readonly first: number
  readonly last: number
}

/**
 * The seasons of each model, out of the card's words.
 *
 * @example trainedSeasons('yardsGained 2016–2019; tries 2015–2019')[0] // { model: 'yardsGained', first: 2016, last: 2019 }
 */
export function trainedSeasons(words: string): readonly TrainedOn[] {
  return [...words.matchAll(/(\w+) (\d{4})(?:–(\d{4}))?/g)].map(
    ([, model = '', first = '', last = first]) => ({
      model,
      first: Number(first),
      last: Number(last),
    }),
  )
}
