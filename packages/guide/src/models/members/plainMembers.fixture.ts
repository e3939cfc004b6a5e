import type { Bundle } from '../bundle.js'
import type { OutcomeModel } from '../outcomeModel.js'
import type { MemberModels, Members } from './members.js'

/**
 * Members whose models are a bundle's, moved a little: member m's win probability by spread · cos m on the log-odds of
 * the score, its makes by spread · sin m. For tests only.
 */
export function plainMembers({ models }: Bundle, count: number, spread: number): Members {
  return { count, share: 1, models: Array.from({ length: count }, (_, m) => member(models, m, spread)) }
}

function member(models: Bundle['models'], m: number, spread: number): MemberModels {
  return {
    yardsGained: models.yardsGained,
    punt: models.punt,
    fieldGoal: moved(models.fieldGoal, () => spread * Math.sin(m)),
    winProbability: moved(
      models.winProbability,
      ({ yardsToGoal }) => (spread * Math.cos(m) * (50 - yardsToGoal)) / 50,
    ),
  }
}

function moved<Input>(
  model: OutcomeModel<Input, number>,
  logOdds: (input: Input) => number,
): OutcomeModel<Input, number> {
  return {
    ...model,
    predict: (batch) =>
      model.predict(batch).map((chance, row) => {
        const odds = (chance / (1 - chance)) * Math.exp(logOdds(batch[row] as Input))
        return odds / (1 + odds)
      }),
  }
}
