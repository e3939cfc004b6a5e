/** A step of a waterfall: from where to where a part moves what came before, in [0, 1] of the drawing. */
export interface Step {
  readonly name: string
  readonly contribution: number
  readonly from: number
  readonly to: number
}

/** Parts smaller than this are told together, in probability. */
const worthARow = 0.005
const mostRows = 7

export interface Part {
  readonly name: string
  readonly contribution: number
}

/**
 * Parts one after the other, each from where the last one ended; the small ones together at the end.
 *
 * @param start where the first part starts
 * @returns the steps, and the scale's ends, which hold zero, the start and every step
 */
export function waterfall(
  start: number,
  parts: readonly Part[],
): { steps: Step[]; low: number; high: number } {
  const large = parts.filter(({ contribution }) => Math.abs(contribution) >= worthARow).slice(0, mostRows)
  const rest = parts
    .filter((part) => !large.includes(part))
    .reduce((sum, { contribution }) => sum + contribution, 0)
  const shown = Math.abs(rest) >= 0.0005 ? [...large, { name: 'everything else', contribution: rest }] : large
  let at = start
  const steps = shown.map(({ name, contribution }) => {
    const from = at
    at += contribution
    return { name, contribution, from, to: at }
  })
  const ends = [0, start, ...steps.map(({ to }) => to)]
  return { steps, low: Math.min(...ends), high: Math.max(...ends) }
}
