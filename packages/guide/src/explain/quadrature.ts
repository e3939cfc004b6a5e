/** Points in [0, 1] with weights that sum to one. */
export interface Quadrature {
  readonly points: Float64Array
  readonly weights: Float64Array
}

const closeEnough = 1e-15
const mostSteps = 100

/**
 * Gauss and Legendre's rule on [0, 1]: the mean of a function is Σ weight · f(point), exactly for polynomials up to
 * degree 2n − 1. The points are the zeros of Legendre's polynomial, found by Newton's steps (Press et al., Numerical
 * Recipes, 4.6).
 *
 * @param n number of points, at least 1
 */
export function gaussLegendre(n: number): Quadrature {
  const points = new Float64Array(n)
  const weights = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5))
    let slope = 0
    for (let step = 0; step < mostSteps; step++) {
      const legendre = legendreAt(n, x)
      slope = legendre.slope
      const move = legendre.value / slope
      x -= move
      if (Math.abs(move) < closeEnough) break
    }
    points[i] = (1 - x) / 2
    weights[i] = 1 / ((1 - x * x) * slope * slope)
  }
  return { points, weights }
}

/** Legendre's polynomial of degree n and its slope, by the recurrence over degrees. */
function legendreAt(n: number, x: number) {
  let [before, value] = [1, x]
  for (let degree = 2; degree <= n; degree++) {
    const next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree
    before = value
    value = next
  }
  return { value, slope: (n * (x * value - before)) / (x * x - 1) }
}
