import type { SituationInput, Team } from '@fourthright/guide'
import type { GameDetail } from '../feeds/gameDetail.js'
import type { GameName } from '../feeds/gameId.js'
import type { Standing } from '../feeds/scoreboard.js'
import { yardsToGoalAt } from '../feeds/spot.js'
import { type SnapRow, situationBefore } from '../situations.js'
import type { ComingPlay } from './coming.js'
import type { GameFacts } from './gameFacts.js'
import type { Before } from './gameWalk.js'

/** What the fields of a scrimmage play say before the snap. */
export type SnapFields = Pick<ComingPlay, 'offense' | 'down' | 'yardsToGo' | 'yardLine'>

/** A scrimmage snap whose every field is there. */
export interface Snap {
  readonly offense: Team
  readonly defense: Team
  readonly down: number
  readonly yardsToGo: number
  readonly yardsToGoal: number
}

/** The snap that the fields describe; null for a kickoff, a try, or where something is missing. */
export function maybeSnap(
  { offense, down, yardsToGo, yardLine }: SnapFields,
  detail: GameDetail,
): Snap | null {
  if (offense === null || down === null || yardsToGo === null) return null
  const yardsToGoal = yardsToGoalAt(yardLine, offense)
  if (yardsToGoal === null) return null
  const defense = offense === detail.home ? detail.away : detail.home
  return { offense, defense, down, yardsToGo, yardsToGoal }
}

/** What is known before a snap, from the plays before it and its own fields before the snap. */
export function snapRow(
  snap: Snap,
  before: Before,
  standing: Standing,
  game: GameName,
  facts: GameFacts,
): SnapRow {
  const home = snap.offense === game.home
  const { homeScore, awayScore, homeTimeouts, awayTimeouts } = standing
  const finished = before.possessionsBefore(snap.offense)
  return {
    season: game.season,
    seasonType: game.seasonType,
    week: game.week,
    homeTeam: game.home,
    ...snap,
    ...facts,
    quarter: before.quarter,
    secondsLeftInQuarter: before.secondsLeft,
    offenseScore: home ? homeScore : awayScore,
    defenseScore: home ? awayScore : homeScore,
    offenseTimeouts: home ? homeTimeouts : awayTimeouts,
    defenseTimeouts: home ? awayTimeouts : homeTimeouts,
    // who kicked the game off receives after half-time
    receivesSecondHalfKickoff: before.openingKicker === snap.offense ? 1 : 0,
    possessionTeamLine: home ? facts.spreadLine : -facts.spreadLine,
    altitudeFt: Number.NaN,
    quarterback: before.quarterbackOf(snap.offense),
    offenseOvertimePossessions: finished.offense,
    defenseOvertimePossessions: finished.defense,
  }
}

/** The situation before a snap, as `decide` takes it. */
export function situationOf(
  ...[snap, before, standing, game, facts]: Parameters<typeof snapRow>
): SituationInput {
  const situation = situationBefore(snapRow(snap, before, standing, game, facts))
  return before.openingKicker === null ? { ...situation, secondHalfKickoff: null } : situation
}
