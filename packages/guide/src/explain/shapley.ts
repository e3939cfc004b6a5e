/**
 * Exact Shapley values: each player's part of worth(all) − worth(none), the mean of what it adds over all orders in
 * which the players can come (Shapley 1953). Every coalition's worth is asked once, so 2^players times.
 *
 * @param worth of a coalition, a bit a player
 * @returns one value a player; they sum to worth(all) − worth(none)
 */
export function shapleyValues(players: number, worth: (coalition: number) => number): Float64Array {
  const worths = Float64Array.from({ length: 2 ** players }, (_, coalition) => worth(coalition))
  const weights = orderShares(players)
  const values = new Float64Array(players)
  for (let coalition = 0; coalition < worths.length; coalition++) {
    const weight = weights[membersOf(coalition)] as number
    for (let player = 0; player < players; player++) {
      const joined = coalition | (1 << player)
      if (joined === coalition) continue
      const adds = (worths[joined] as number) - (worths[coalition] as number)
      values[player] = (values[player] as number) + weight * adds
    }
  }
  return values
}

/** At s: the share of orders in which exactly a given coalition of s players has come before a given other one. */
function orderShares(players: number): number[] {
  const shares = [1 / players]
  for (let size = 1; size < players; size++) {
    shares.push(((shares[size - 1] as number) * size) / (players - size))
  }
  return shares
}

function membersOf(coalition: number): number {
  let count = 0
  for (let rest = coalition; rest > 0; rest &= rest - 1) count++
  return count
}
