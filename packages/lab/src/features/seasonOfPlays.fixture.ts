import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { playColumns } from '@fourthright/plays'
import { gameColumns } from '../tables/createGamesTable.js'
import { featureColumns } from './featureColumns.js'
import {
  type InventedGame,
  type InventedPlay,
  inventedGame,
  type Meeting,
  playerOf,
} from './inventedGame.fixture.js'

/** Home fields of the invented league: roof, surface, stadium_id as the schedules write them. */
const homes = {
  BUF: { roof: 'outdoors', surface: 'a_turf', stadium_id: 'BUF00', temp: 41, wind: 14 },
  DEN: { roof: 'outdoors', surface: 'grass', stadium_id: 'DEN00', temp: 55, wind: 6 },
  HOU: { roof: 'closed', surface: 'matrixturf', stadium_id: 'HOU00', temp: '', wind: '' },
  IND: { roof: 'closed', surface: 'fieldturf', stadium_id: 'IND00', temp: '', wind: '' },
  KC: { roof: 'outdoors', surface: 'grass', stadium_id: 'KAN00', temp: 63, wind: 9 },
  MIA: { roof: 'outdoors', surface: 'grass', stadium_id: 'MIA00', temp: 82, wind: 11 },
} as const
const strength: Readonly<Record<string, number>> = { BUF: 2, DEN: -1, HOU: 0.5, IND: 3, KC: 5.5, MIA: -4 }

/** Who plays whom, three games a week; the last week is the playoffs' one game. */
const weeks: readonly (readonly (readonly [away: string, home: string])[])[] = [
  [
    ['HOU', 'IND'],
    ['DEN', 'KC'],
    ['MIA', 'BUF'],
  ],
  [
    ['IND', 'KC'],
    ['BUF', 'HOU'],
    ['DEN', 'MIA'],
  ],
  [
    ['KC', 'BUF'],
    ['IND', 'DEN'],
    ['HOU', 'MIA'],
  ],
  [['BUF', 'KC']],
]
const overtimeWeek = 2

/** Invented seasons, the same for the same years: ten games each, one with overtime, one in the playoffs. */
export function inventedSeasons(first: number, last: number): InventedGame[] {
  const seasons = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return seasons.flatMap((season) =>
    weeks.flatMap((games, at) =>
      games.map(([away, home], place) => {
        const week = at + 1
        const meeting: Meeting = {
          game_id: `${season}_${String(week).padStart(2, '0')}_${away}_${home}`,
          season,
          season_type: week === weeks.length ? 'POST' : 'REG',
          week,
          home,
          away,
          overtime: week === overtimeWeek && place === 0,
          seed: season * 100 + week * 10 + place,
        }
        return inventedGame(meeting)
      }),
    ),
  )
}

/** What features are made of, and what a replay needs beside it. */
const writtenColumns = [...featureColumns, 'air_yards'] as const

/** Writes games as a data directory: play-by-play/pbp_YYYY.csv.gz and schedules/games.csv. */
export function writeDataDirectory(directory: string, games: readonly InventedGame[]): void {
  mkdirSync(join(directory, 'play-by-play'), { recursive: true })
  mkdirSync(join(directory, 'schedules'), { recursive: true })
  for (const season of new Set(games.map(({ meeting }) => meeting.season))) {
    const rows = games.filter(({ meeting }) => meeting.season === season).flatMap(linesOf)
    const file = join(directory, 'play-by-play', `pbp_${season}.csv.gz`)
    writeFileSync(file, gzipSync([writtenColumns.join(','), ...rows, ''].join('\n'), { level: 1 }))
  }
  const file = join(directory, 'schedules', 'games.csv')
  const columns = Object.keys(gameColumns)
  const rows = games.map(scheduleRow).map((row) => columns.map((column) => row[column] ?? '').join(','))
  writeFileSync(file, [columns.join(','), ...rows, ''].join('\n'))
}

/** A game's plays as lines of CSV. */
function linesOf({ meeting, plays }: InventedGame): string[] {
  const { game_id, season, season_type, week, home: home_team, away: away_team } = meeting
  const ofGame: InventedPlay = { game_id, season, season_type, week, home_team, away_team }
  const usual = writtenColumns.map((column) => ofGame[column] ?? (playColumns[column] === 'flag' ? 0 : ''))
  return plays.map((play) => writtenColumns.map((column, at) => play[column] ?? usual[at]).join(','))
}

/** Points by which the home team is favoured. */
export function homeLine({ home, away }: Pick<Meeting, 'home' | 'away'>): number {
  return (strength[home] as number) - (strength[away] as number) + 2
}

/** Closing total of a meeting. */
export function totalLineOf({ week, season }: Pick<Meeting, 'week' | 'season'>): number {
  return 44 + week + (season % 5) / 2
}

function scheduleRow({ meeting, homeScore, awayScore }: InventedGame): Record<string, string | number> {
  const { game_id, season, season_type, week, home, away, overtime } = meeting
  const { temp, wind, ...stadium } = homes[home as keyof typeof homes]
  return {
    game_id,
    season,
    week,
    game_type: season_type === 'POST' ? 'SB' : 'REG',
    home_team: home,
    away_team: away,
    home_score: homeScore,
    away_score: awayScore,
    location: season_type === 'POST' ? 'Neutral' : 'Home',
    result: homeScore - awayScore,
    total: homeScore + awayScore,
    overtime: overtime ? 1 : 0,
    spread_line: homeLine(meeting),
    total_line: totalLineOf(meeting),
    ...stadium,
    temp,
    wind,
    home_qb_id: playerOf(home, 1).id,
    home_qb_name: playerOf(home, 1).name,
    away_qb_id: playerOf(away, 1).id,
    away_qb_name: playerOf(away, 1).name,
    home_coach: `${home} Coach`,
    away_coach: `${away} Coach`,
  }
}
