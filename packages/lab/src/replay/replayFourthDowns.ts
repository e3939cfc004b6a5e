import { readFileSync } from 'node:fs'
import { type GameState, maybeTeam, rulebook, type Seasons, type Team } from '@fourthright/guide'
import {
  afterPlay,
  looseBallAt,
  type PlayColumn,
  type PlayedDown,
  type PlayOutcome,
  walkedOff,
} from '@fourthright/plays'
import { type Frame, query } from '../features/frame.js'
import { createPlaysTable } from '../tables/createPlaysTable.js'
import { openDatabase } from '../tables/database.js'
import { findSeasonFiles } from '../tables/seasonFiles.js'
import { type Agreement, agreementOf, type NextRow } from './agreement.js'

/** One fourth down, replayed and compared. */
export interface ReplayedFourthDown {
  readonly game: string
  readonly play: number
  readonly description: string
  readonly outcome: PlayOutcome
  readonly agreement: Agreement
  /** A penalty, a reversal or a lateral is in the play's words. */
  readonly isExplained: boolean
  readonly replayed: GameState
  readonly next: NextRow | null
}

/**
 * Replays every fourth-down play of some seasons by the rulebook, from its own row alone, and compares what should hold
 * afterwards with the game's next row.
 *
 * @throws DataError of the readers
 */
export async function replayFourthDowns(
  dataDirectory: string,
  [firstSeason, lastSeason]: Seasons,
): Promise<ReplayedFourthDown[]> {
  const seasons = Array.from({ length: lastSeason - firstSeason + 1 }, (_, i) => firstSeason + i)
  const files = await findSeasonFiles(dataDirectory, seasons)
  const database = await openDatabase()
  try {
    const { connection } = database
    await createPlaysTable(connection, {
      files: files.map(({ file }) => file),
      columns: [...textColumns, ...numberColumns],
      declaredNull: ['play_deleted', 'end_clock_time'],
    })
    const sql = readFileSync(new URL('../../src/replay/fourthDownsPlayed.sql', import.meta.url), 'utf8')
    return rowsOf(await query(connection, sql, { firstSeason, lastSeason })).map(replayRow)
  } finally {
    database.close()
  }
}

const textColumns = [
  'game_id',
  'season_type',
  'home_team',
  'posteam',
  'defteam',
  'play_type',
  'desc',
  'td_team',
  'field_goal_result',
  'end_clock_time',
] as const satisfies readonly PlayColumn[]

const numberColumns = [
  'play_id',
  'season',
  'week',
  'qtr',
  'quarter_seconds_remaining',
  'down',
  'ydstogo',
  'yardline_100',
  'posteam_score',
  'defteam_score',
  'posteam_timeouts_remaining',
  'defteam_timeouts_remaining',
  'home_opening_kickoff',
  'yards_gained',
  'air_yards',
  'kick_distance',
  'return_yards',
  'touchback',
  'interception',
  'fumble_lost',
  'safety',
  'punt_blocked',
  'first_down_penalty',
  'penalty',
  'extra_point_attempt',
  'two_point_attempt',
  'play_deleted',
] as const satisfies readonly PlayColumn[]

const nextNumbers = [
  'next_down',
  'next_yards_to_goal',
  'next_quarter',
  'next_home_score',
  'next_away_score',
  'possession',
] as const
const nextTexts = ['next_moment', 'next_offense'] as const

type Row = Record<(typeof textColumns)[number] | (typeof nextTexts)[number], string> &
  Record<(typeof numberColumns)[number] | (typeof nextNumbers)[number], number>

function rowsOf(frame: Frame): Row[] {
  const texts = [...textColumns, ...nextTexts].map((name) => ({ name, values: frame.texts(name) }))
  return frame.records([...numberColumns, ...nextNumbers]).map((numbers, row) => ({
    ...numbers,
    ...(Object.fromEntries(texts.map(({ name, values }) => [name, values[row]])) as Record<
      (typeof textColumns)[number] | (typeof nextTexts)[number],
      string
    >),
  }))
}

/** Enough that no play's typical time ends a period: whether it did, the row says. */
const plentyOfSeconds = 500

function replayRow(row: Row): ReplayedFourthDown {
  const rules = rulebook(row.season, row.season_type === 'POST' ? 'POST' : 'REG')
  const { outcome, next } = afterPlay(stateOf(row), playedDown(row), rules)
  const label = nextRow(row)
  return {
    game: row.game_id,
    play: row.play_id,
    description: row.desc,
    outcome,
    agreement: agreementOf(next, label, row.home_team),
    isExplained: row.penalty === 1 || /REVERSED|Lateral/.test(row.desc),
    replayed: next,
    next: label,
  }
}

function stateOf(row: Row): GameState {
  const offenseHome = row.posteam === row.home_team
  const receivesFirst = offenseHome === (row.home_opening_kickoff === 1)
  const before = row.possession - 1 // possessions of this overtime, both teams together
  return {
    phase: 'scrimmage',
    quarter: row.qtr,
    secondsLeft: plentyOfSeconds,
    offense: team(row.posteam),
    defense: team(row.defteam),
    offenseScore: row.posteam_score,
    defenseScore: row.defteam_score,
    down: row.down,
    yardsToGo: row.ydstogo,
    yardsToGoal: row.yardline_100,
    offenseTimeouts: row.posteam_timeouts_remaining,
    defenseTimeouts: row.defteam_timeouts_remaining,
    secondHalfKickoff: row.qtr > 2 ? null : receivesFirst ? 'defense' : 'offense',
    overtime:
      row.qtr > 4
        ? {
            period: row.qtr - 4,
            possessionsBefore: { offense: Math.floor(before / 2), defense: Math.ceil(before / 2) },
          }
        : null,
  }
}

const calls: Readonly<Record<string, PlayedDown['call']>> = {
  run: 'run',
  pass: 'pass',
  qb_kneel: 'kneel',
  qb_spike: 'spike',
  field_goal: 'fieldGoal',
  punt: 'punt',
  no_play: 'noPlay',
}

/** A play that a penalty did not undo is what its words say, though the column says that there was none. */
function callOf({ play_type, desc }: Row): PlayedDown['call'] | undefined {
  if (play_type !== 'no_play' || /No Play/.test(desc)) return calls[play_type]
  if (/ punts | punt is BLOCKED/.test(desc)) return 'punt'
  if (/ field goal is /.test(desc)) return 'fieldGoal'
  return / pass | sacked /.test(desc)
    ? 'pass'
    : / for -?\d+ yards?| for no gain/.test(desc)
      ? 'run'
      : 'noPlay'
}

/** With so many seconds left, a play whose end nobody wrote has ended the period. */
const lastSeconds = 4

function endsPeriod({ end_clock_time: clock, quarter_seconds_remaining: left }: Row): boolean {
  return clock === '' ? left <= lastSeconds : /^0?0?:00$/.test(clock)
}

function playedDown(row: Row): PlayedDown {
  const offense = team(row.posteam)
  const call = callOf(row)
  if (!call) throw new TypeError(`${row.game_id} ${row.play_id}: no play of scrimmage is a ${row.play_type}`)
  return {
    call,
    yardsGained: Number.isNaN(row.yards_gained) ? 0 : row.yards_gained,
    airYards: Number.isNaN(row.air_yards) ? null : row.air_yards,
    kickDistance: Number.isNaN(row.kick_distance) ? null : row.kick_distance,
    returnYards: Number.isNaN(row.return_yards) ? 0 : row.return_yards,
    touchback: row.touchback === 1,
    interception: row.interception === 1,
    fumbleLost: row.fumble_lost === 1,
    touchdownBy: row.td_team === '' ? null : row.td_team === row.posteam ? 'offense' : 'defense',
    safety: row.safety === 1,
    fieldGoalResult:
      (['made', 'missed', 'blocked'] as const).find((result) => result === row.field_goal_result) ??
      (/ field goal is GOOD/.test(row.desc) ? 'made' : null),
    isBlocked: row.punt_blocked === 1,
    firstDownByPenalty: row.first_down_penalty === 1,
    looseBallAt: looseBallAt(row.desc, offense),
    walkedOff: walkedOff(row.desc, offense),
    endsPeriod: endsPeriod(row),
  }
}

function nextRow(row: Row): NextRow | null {
  if (row.next_moment === '') return null
  return {
    moment: row.next_moment as NextRow['moment'],
    offense: row.next_offense,
    down: Number.isNaN(row.next_down) ? null : row.next_down,
    yardsToGoal: Number.isNaN(row.next_yards_to_goal) ? null : row.next_yards_to_goal,
    quarter: row.next_quarter,
    homeScore: row.next_home_score,
    awayScore: row.next_away_score,
  }
}

function team(text: string): Team {
  const known = maybeTeam(text)
  if (!known) throw new TypeError(`${text} is no team`)
  return known
}
