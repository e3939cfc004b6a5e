import type { FeatureRows, TrainRequest } from './trainRequest.js'

/** Made-up plays, the same for the same seed: three features (one sometimes missing) and a gain that two of them sway. */
export function madeUpPlays(rows: number, seed: number): { features: FeatureRows; gains: Float32Array } {
  let state = seed
  const chance = () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  const names = ['yardsToGo', 'isCalledPass', 'windMph']
  const values = new Float32Array(rows * names.length)
  const gains = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    const yardsToGo = Math.ceil(chance() * 15)
    const isCalledPass = chance() < 0.6 ? 1 : 0
    values.set([yardsToGo, isCalledPass, chance() < 0.2 ? Number.NaN : chance() * 30], row * 3)
    gains[row] = chance() * (isCalledPass ? 14 : 9)
  }
  return { features: { names, values, rows }, gains }
}

/** Did the play gain the distance? A small logistic training, to be varied. */
export function conversionRequest(change: Partial<TrainRequest> = {}, seed = 5): TrainRequest {
  const { features, gains } = madeUpPlays(400, seed)
  return {
    parameters: { objective: 'binary:logistic', eta: 0.3, max_depth: 3 },
    rounds: 20,
    seed: 1,
    features,
    labels: gains.map((gain, row) => (gain >= (features.values[row * 3] as number) ? 1 : 0)),
    ...change,
  }
}

/** The same question about other plays. */
export function heldOut(seed = 6) {
  const { features, labels } = conversionRequest({}, seed)
  return { values: features.values, labels }
}
