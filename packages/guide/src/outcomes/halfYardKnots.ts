/** What the whole-yard curve could not do, and what it was made from. */
export interface Refinement {
  /** Log-odds at 1, 2, … yards (index 0 is unused); from `usual` yards on they stay. */
  readonly knots: Float64Array
  /** Chances W(d) to come back to, index d. */
  readonly chances: Float64Array
  /** Hidden parts and their shares. */
  readonly yards: Float64Array
  readonly weights: Float64Array
  /** Distances up to here are refined. */
  readonly usual: number
  /** Least fall of the log-odds from one yard to the next. */
  readonly leastSlope: number
}

const perYard = 2
const sweeps = 40
/** In log-odds; two hundredths of a per cent in chances. */
const closeEnough = 1e-3

/**
 * Log-odds at 1, 1½, 2, … yards of a decreasing curve whose means over the hidden part come as near to the
 * whole-yard chances as they can: where those hardly fall and then fall steeply, the curve has to keep level and
 * turn between two whole yards. Each sweep moves the knots under each mean by the least that makes it right
 * (Kaczmarz), then levels whatever rises (pool adjacent violators).
 */
export function halfYardKnots(refinement: Refinement): Float64Array {
  const { knots, chances, usual, leastSlope } = refinement
  const halves = Float64Array.from({ length: (knots.length - 2) * perYard + 1 }, (_, i) => {
    const [yard, half] = [1 + Math.floor(i / perYard), (i % perYard) / perYard]
    return (knots[yard] as number) * (1 - half) + ((knots[yard + 1] ?? knots[yard]) as number) * half
  })
  const free = (usual - 1) * perYard
  const slope = leastSlope / perYard
  const shares = Array.from({ length: usual - 1 }, (_, i) => sharesAt(i + 1, free, refinement))
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let worst = 0
    for (let d = 1; d < usual; d++) {
      const missing = logOdds(chances[d] as number) - logOdds(meanOver(halves, d, refinement))
      move(halves, shares[d - 1] as Float64Array, missing)
      worst = Math.max(worst, Math.abs(missing))
    }
    levelRises(halves, free, slope)
    if (worst < closeEnough) break
  }
  return halves
}

/** Log-odds between half-yard knots; below one yard the line from two to one yard goes on. */
export function halfYardLogOdds(halves: Float64Array, yardsToGo: number): number {
  const [first, second] = [halves[0] as number, halves[perYard] as number]
  if (yardsToGo < 1) return first + (1 - yardsToGo) * (first - second)
  const place = (yardsToGo - 1) * perYard
  const left = Math.min(Math.floor(place), halves.length - 2)
  const [here, next] = [halves[left] as number, halves[left + 1] as number]
  return here + (place - left) * (next - here)
}

/** How much of the mean at d hidden yards each free knot makes, by log-odds. */
function sharesAt(d: number, free: number, { yards, weights }: Refinement): Float64Array {
  const shares = new Float64Array(free)
  yards.forEach((hidden, i) => {
    const place = Math.max(0, (d + hidden - 1) * perYard)
    const left = Math.floor(place)
    const weight = weights[i] as number
    if (left < free) shares[left] = (shares[left] as number) + weight * (1 - place + left)
    if (left + 1 < free) shares[left + 1] = (shares[left + 1] as number) + weight * (place - left)
  })
  return shares
}

/** The smallest move of the knots that adds this much to their mean by shares. */
function move(halves: Float64Array, shares: Float64Array, missing: number) {
  let norm = 0
  for (const share of shares) norm += share * share
  for (let i = 0; norm > 0 && i < shares.length; i++) {
    halves[i] = (halves[i] as number) + (missing * (shares[i] as number)) / norm
  }
}

function meanOver(halves: Float64Array, d: number, { yards, weights }: Refinement): number {
  let mean = 0
  for (let i = 0; i < yards.length; i++) {
    mean += (weights[i] as number) / (1 + Math.exp(-halfYardLogOdds(halves, d + (yards[i] as number))))
  }
  return mean
}

function logOdds(chance: number): number {
  return Math.log(chance / (1 - chance))
}

/** Pools adjacent knots that do not fall, and lifts all to above the first knot that stays. */
function levelRises(halves: Float64Array, free: number, slope: number) {
  const pools: { level: number; size: number }[] = []
  for (let i = 0; i < free; i++) {
    let [level, size] = [(halves[i] as number) + slope * i, 1]
    for (let last = pools.at(-1); last && last.level < level; last = pools.at(-1)) {
      level = (level * size + last.level * last.size) / (size + last.size)
      size += last.size
      pools.pop()
    }
    pools.push({ level, size })
  }
  const floor = (halves[free] as number) + slope * free
  let knot = 0
  for (const { level, size } of pools) {
    for (const end = knot + size; knot < end; knot++) halves[knot] = Math.max(level, floor) - slope * knot
  }
}
