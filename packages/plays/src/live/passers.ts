import type { Team } from '@fourthright/guide'
import type { FeedPlay } from '../feeds/gameDetail.js'
import type { Happening } from '../feeds/happening.js'

/** Drop-backs that say who is playing: one throw by a receiver makes him no quarterback. */
const dropBacks = 5

/** Who has been throwing for each team. */
export class Passers {
  private readonly latest = new Map<Team, readonly string[]>()

  saw({ offense }: FeedPlay, { players }: Happening): void {
    const { passer } = players
    if (!offense || !passer) return
    this.latest.set(offense, [...(this.latest.get(offense) ?? []), passer].slice(-dropBacks))
  }

  /** Each team's quarterback by the plays so far; '' where nobody has thrown. */
  now(): (team: Team) => string {
    const latest = new Map(this.latest)
    return (team) => mostOf(latest.get(team) ?? [])
  }
}

/** Who threw most often, of equals the one who threw last. */
function mostOf(names: readonly string[]): string {
  const count = (name: string) => names.filter((one) => one === name).length
  return names.reduce((best, name) => (best === '' || count(name) >= count(best) ? name : best), '')
}
