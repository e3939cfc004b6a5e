import type { Team } from '@fourthright/guide'
import type { FeedPlay } from '../feeds/gameDetail.js'

const regulationQuarters = 4

/** Counts whose turn it has been in each overtime: a possession ends where the other team has the snap. */
export class OvertimePossessions {
  private period = 0
  private withBall: Team | null = null
  private begun = 0

  saw({ quarter, offense, down }: FeedPlay): void {
    if (quarter === null || quarter <= regulationQuarters || down === null || offense === null) return
    if (quarter !== this.period) {
      this.period = quarter
      this.withBall = null
      this.begun = 0
    }
    if (offense === this.withBall) return
    this.withBall = offense
    this.begun++
  }

  /** Possessions that a team with the ball, and the other, have finished in that quarter so far. */
  now(quarter: number): (team: Team) => { readonly offense: number; readonly defense: number } {
    const same = quarter === this.period
    const begun = same ? this.begun : 0
    const withBall = same ? this.withBall : null
    return (team) => {
      const finished = team === withBall ? begun - 1 : begun
      return { offense: Math.floor(finished / 2), defense: Math.ceil(finished / 2) }
    }
  }
}
