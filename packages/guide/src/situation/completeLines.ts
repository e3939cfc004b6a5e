import type { BundleTables, KnownGame } from '../models/tables.js'
import type { Assume } from './complete.js'
import type { WrittenSituation } from './situationSchema.js'
import { maybeTeam } from './teams.js'

/** The offense's line and the game's total: as written, else as the bundle knows the game, else stated means. */
export function completeLines(
  written: WrittenSituation,
  game: KnownGame | undefined,
  tables: BundleTables,
  assume: Assume,
) {
  return {
    possessionTeamLine: written.possessionTeamLine ?? line(written, game, assume),
    totalLine: written.totalLine ?? total(written, game, tables, assume),
  }
}

function line({ offense }: WrittenSituation, game: KnownGame | undefined, assume: Assume): number {
  if (game && game.spreadLine !== null) {
    // spreadLine is positive when the home team is favoured
    const ours = maybeTeam(offense) === maybeTeam(game.home) ? game.spreadLine : -game.spreadLine
    assume(`Line: the game's closing line, ${favour(offense, ours)}.`)
    return ours === 0 ? 0 : ours
  }
  assume('Line: none is known for this game, the teams are taken as even.')
  return 0
}

function favour(offense: string, line: number): string {
  if (line === 0) return 'even'
  return `${offense} ${line > 0 ? 'favoured' : 'the underdog'} by ${Math.abs(line)}`
}

function total(
  { season }: WrittenSituation,
  game: KnownGame | undefined,
  tables: BundleTables,
  assume: Assume,
) {
  if (game && game.totalLine !== null) {
    assume(`Total: the game's closing total, ${game.totalLine}.`)
    return game.totalLine
  }
  const mean = tables.leagueTotal(season)
  assume(`Total: the league's mean, ${Math.round(mean * 10) / 10}.`)
  return mean
}
