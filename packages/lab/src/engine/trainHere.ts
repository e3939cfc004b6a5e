import { openXgboost } from './binding.js'
import { boost } from './boost.js'
import type { TrainedBooster, TrainRequest } from './trainRequest.js'

/**
 * Trains one booster on this thread, which does nothing else meanwhile: for programs that fit thousands of small
 * models and are a process of their own. The model is that of `trainBooster`, byte for byte.
 *
 * @throws MissingDependencyError, EngineError as `trainBooster` does.
 */
export async function trainHere(request: TrainRequest): Promise<TrainedBooster> {
  const rounds = boost(openXgboost(), request)
  for (;;) {
    const step = rounds.next()
    if (step.done) return step.value
  }
}
