import { CholeskyDecomposition, Matrix } from 'ml-matrix'

/** A binary outcome whose log-odds are a smooth function of a few parameters. */
export interface LogisticProblem {
  /** Log-odds of every row under the parameters. */
  logits(parameters: readonly number[]): Float64Array
  /** How each row's log-odds move with each parameter; default central differences. */
  slopes?(parameters: readonly number[]): readonly Float64Array[]
  /** 0 or 1 a row. */
  readonly outcomes: Float64Array
  readonly weights?: Float64Array
  /** Where the formula has a meaning for every row, the fitted ones or not; default everywhere. */
  isAllowed?(parameters: readonly number[]): boolean
  /** Iterations stop when the loss falls by less than this. */
  readonly tolerance?: number
}

export interface LogisticFit {
  readonly parameters: number[]
  /** Mean negative log likelihood, natural logarithm. */
  readonly logLoss: number
}

/** Iterations stop when the loss falls by less than this, unless the problem says otherwise. */
const usualTolerance = 1e-10
const mostIterations = 60

/**
 * Maximum likelihood by Fisher scoring with Levenberg's damping; where a problem does not tell its derivatives they are
 * central differences, so that any formula can be fitted, linear in its parameters or not.
 *
 * Source of the method: McCullagh and Nelder, Generalized Linear Models, section 2.5; Levenberg (1944).
 */
export function fitLogistic(problem: LogisticProblem, start: readonly number[]): LogisticFit {
  const { tolerance = usualTolerance } = problem
  let parameters = [...start]
  let loss = logLossOf(problem, problem.logits(parameters))
  let damping = 1e-6
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const { information, score } = expansion(problem, parameters)
    const previous = loss
    for (; damping < 1e9; damping *= 10) {
      const step = solve(information, score, damping)
      const candidate = parameters.map((value, at) => value + (step[at] as number))
      if (problem.isAllowed?.(candidate) === false) continue
      const candidateLoss = logLossOf(problem, problem.logits(candidate))
      if (candidateLoss <= loss) {
        parameters = candidate
        loss = candidateLoss
        damping = Math.max(1e-9, damping / 100)
        break
      }
    }
    if (previous - loss < tolerance) break
  }
  return { parameters, logLoss: loss }
}

/** Expected information and score, summed over the rows, at these parameters. */
function expansion(problem: LogisticProblem, parameters: readonly number[]) {
  const size = parameters.length
  const logits = problem.logits(parameters)
  const slopes =
    problem.slopes?.(parameters) ?? parameters.map((_, at) => slope(problem, parameters, logits, at))
  const sums = new Float64Array(size * size)
  const score = new Float64Array(size)
  for (let row = 0; row < logits.length; row++) {
    const chance = 1 / (1 + Math.exp(-(logits[row] as number)))
    const weight = problem.weights?.[row] ?? 1
    const surprise = weight * ((problem.outcomes[row] as number) - chance)
    const spread = weight * chance * (1 - chance)
    for (let i = 0; i < size; i++) {
      const slopeOfI = slopes[i]?.[row] as number
      if (slopeOfI === 0) continue
      score[i] = (score[i] as number) + surprise * slopeOfI
      for (let j = 0; j <= i; j++) {
        const at = i * size + j
        sums[at] = (sums[at] as number) + spread * slopeOfI * (slopes[j]?.[row] as number)
      }
    }
  }
  const information = Matrix.zeros(size, size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      information.set(i, j, sums[i * size + j] as number)
      information.set(j, i, sums[i * size + j] as number)
    }
  return { information, score }
}

/** Central differences; one-sided at the edge of what the formula allows, where a step over it is not a number. */
function slope(
  problem: LogisticProblem,
  parameters: readonly number[],
  logits: Float64Array,
  at: number,
): Float64Array {
  const value = parameters[at] as number
  const step = 1e-5 * Math.max(1, Math.abs(value))
  const above = problem.logits(parameters.with(at, value + step))
  const below = problem.logits(parameters.with(at, value - step))
  return logits.map((here, row) => {
    const [up, down] = [above[row] as number, below[row] as number]
    if (!Number.isFinite(down)) return (up - here) / step
    if (!Number.isFinite(up)) return (here - down) / step
    return (up - down) / (2 * step)
  })
}

function solve(information: Matrix, score: Float64Array, damping: number): number[] {
  const damped = information.clone()
  for (let i = 0; i < score.length; i++) damped.set(i, i, information.get(i, i) * (1 + damping) + 1e-12)
  const decomposition = new CholeskyDecomposition(damped)
  if (!decomposition.isPositiveDefinite()) return new Array(score.length).fill(0)
  return decomposition.solve(Matrix.columnVector(score)).to1DArray()
}

function logLossOf({ outcomes, weights }: LogisticProblem, logits: Float64Array): number {
  let total = 0
  let weightSum = 0
  for (let row = 0; row < logits.length; row++) {
    const logit = logits[row] as number
    const signed = (outcomes[row] as number) > 0.5 ? -logit : logit
    const weight = weights?.[row] ?? 1
    total += weight * (Math.max(0, signed) + Math.log1p(Math.exp(-Math.abs(signed))))
    weightSum += weight
  }
  const loss = total / weightSum
  return Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY
}
