import type { Team } from '@fourthright/guide'
import type { FeedPlay } from './gameDetail.js'
import type { Happening } from './happening.js'

/** Score and timeouts at some moment. */
export interface Standing {
  readonly homeScore: number
  readonly awayScore: number
  readonly homeTimeouts: number
  readonly awayTimeouts: number
}

const timeoutsPerHalf = 3
const overtimeTimeouts = 2
const regulationQuarters = 4

/** First half, second half, then each overtime period: timeouts are given anew in each. */
function partOf(quarter: number): number {
  return quarter <= 2 ? 1 : quarter <= regulationQuarters ? 2 : quarter
}

/**
 * Keeps score and timeouts by what the plays say, one after the other: the feed itself has them for the end of the
 * document alone.
 */
export class Scoreboard {
  private standing: Standing = {
    homeScore: 0,
    awayScore: 0,
    homeTimeouts: timeoutsPerHalf,
    awayTimeouts: timeoutsPerHalf,
  }
  private quarter = 1

  constructor(private readonly teams: { readonly home: Team; readonly away: Team }) {}

  /** What holds in that quarter before anything more happens. */
  before(quarter: number | null): Standing {
    if (quarter !== null && partOf(quarter) !== partOf(this.quarter)) {
      const timeouts = quarter > regulationQuarters ? overtimeTimeouts : timeoutsPerHalf
      this.standing = { ...this.standing, homeTimeouts: timeouts, awayTimeouts: timeouts }
    }
    this.quarter = quarter ?? this.quarter
    return this.standing
  }

  /** What holds after the play. */
  after(play: FeedPlay, happening: Happening): Standing {
    const before = this.before(play.quarter)
    const { home, away } = this.teams
    const points = pointsOf(play, happening, this.teams)
    const timeout = happening.teams.timeout_team
    this.standing = {
      homeScore: before.homeScore + (points.get(home) ?? 0),
      awayScore: before.awayScore + (points.get(away) ?? 0),
      homeTimeouts: Math.max(0, before.homeTimeouts - (timeout === home ? 1 : 0)),
      awayTimeouts: Math.max(0, before.awayTimeouts - (timeout === away ? 1 : 0)),
    }
    return this.standing
  }
}

/** Points that a play brought, by team. */
function pointsOf(
  { offense, scoringTeam }: FeedPlay,
  { marks, teams, results }: Happening,
  { home, away }: { readonly home: Team; readonly away: Team },
): ReadonlyMap<Team, number> {
  const points = new Map<Team, number>()
  const score = (team: Team | null | undefined, number: number) => {
    if (team) points.set(team, (points.get(team) ?? 0) + number)
  }
  const defense = offense === home ? away : offense === away ? home : null
  if (marks.has('touchdown')) score(teams.td_team, 6)
  if (results.field_goal_result === 'made') score(offense, 3)
  if (results.extra_point_result === 'good' || results.extra_point_result === 'safety') score(offense, 1)
  if (results.extra_point_result === 'return') score(defense, 2)
  if (results.two_point_conv_result === 'success') score(offense, 2)
  if (results.two_point_conv_result === 'safety') score(offense, 1)
  if (results.two_point_conv_result === 'return') score(defense, 2)
  if (marks.has('safety')) score(scoringTeam ?? defense, 2)
  return points
}
