/** A chance moved in log-odds; what is certain stays certain. */
export function shiftedChance(chance: number, logOdds: number): number {
  if (chance <= 0 || chance >= 1) return chance
  return 1 / (1 + ((1 - chance) / chance) * Math.exp(-logOdds))
}
