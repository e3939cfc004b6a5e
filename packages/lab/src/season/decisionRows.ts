import { type DecisionRow, type GameRow, situationBefore } from '@fourthright/plays'
import type { ReplayedFourthDown } from '../replay/replayFourthDowns.js'
import type { DecidedSnap } from './decideSeason.js'
import { rounded } from './rounded.js'

/** The explorer's rows of a season's fourth downs, in its order. */
export function decisionRows(
  games: readonly GameRow[],
  fourthDowns: readonly DecidedSnap[],
  replayed: readonly ReplayedFourthDown[],
): DecisionRow[] {
  const places = new Map(games.map(({ id }, place) => [id, place]))
  const results = new Map(replayed.map(({ game, play, outcome }) => [`${game} ${play}`, outcome]))
  return fourthDowns.map((decided) => {
    const { gameId, playId } = decided.snap
    const game = places.get(gameId) as number
    return {
      ...decisionRow(decided, game, games[game] as GameRow),
      result: results.get(`${gameId} ${playId}`) ?? null,
      yardsGained: decided.snap.yardsGained,
    }
  })
}

function decisionRow(
  { snap: { playId, before, actualChoice }, row }: DecidedSnap,
  game: number,
  { home, homeCoach, awayCoach }: GameRow,
): Omit<DecisionRow, 'result' | 'yardsGained'> {
  const situation = situationBefore(before)
  const possessions = situation.overtime?.possessionsBefore
  return {
    game,
    playId,
    offense: row.offense,
    defense: row.defense,
    offenseCoach: row.offense === home ? homeCoach : awayCoach,
    quarter: row.quarter,
    clock: row.clock,
    offenseScore: before.offenseScore,
    defenseScore: before.defenseScore,
    yardsToGo: situation.yardsToGo as number,
    yardsToGoal: before.yardsToGoal,
    offenseTimeouts: situation.offenseTimeouts as number,
    defenseTimeouts: situation.defenseTimeouts as number,
    receivesSecondHalfKickoff: situation.secondHalfKickoff
      ? Number(situation.secondHalfKickoff === 'offense')
      : null,
    quarterback: situation.quarterback ?? null,
    overtimePossessions: possessions ? [possessions.offense, possessions.defense] : null,
    recommendation: row.recommendation,
    edge: rounded(row.edge),
    goForItWinProbability: rounded(row.goForItWinProbability),
    fieldGoalWinProbability: rounded(row.fieldGoalWinProbability),
    puntWinProbability: rounded(row.puntWinProbability),
    conversionProbability: rounded(row.conversionProbability),
    makeProbability: rounded(row.makeProbability),
    confidence: row.confidenceVerdict,
    agreement: rounded(row.agreement),
    edgeLow: rounded(row.edgeLow),
    edgeHigh: rounded(row.edgeHigh),
    actualChoice,
    cost: rounded(row.cost),
  }
}
