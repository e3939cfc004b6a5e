import type { Choice } from '@fourthright/guide'

/*
 * What `fourthright season YEAR --tables DIR` writes, and what the explorer and the API read: one folder a season,
 *
 *   DIR/<year>/season.json.gz      SeasonHeading
 *   DIR/<year>/games.json.gz       GameRow[], in the order of the season
 *   DIR/<year>/decisions.json.gz   Columns<DecisionRow>: one array a column, all of one length
 *   DIR/<year>/teams.json.gz       RankedRow[], whoever lost least first
 *   DIR/<year>/coaches.json.gz     RankedRow[]
 *   DIR/<year>/lines.json.gz       Record<game id, GameLine>
 */

/** A table of rows by its columns. */
export type Columns<Row> = { readonly [K in keyof Row]: readonly Row[K][] }

/** What was called: `none` where a penalty came before the choice was to be seen. */
export type ActualChoice = 'goForIt' | 'fieldGoal' | 'punt' | 'kneel' | 'none'

/** Which season, by which models, and how much of it. */
export interface SeasonHeading {
  readonly year: number
  readonly bundle: { readonly id: string; readonly name: string; readonly trainedOn: string }
  readonly games: number
  readonly decisions: number
  /** Refits that each decision was put to; 0 where none were. */
  readonly members: number
}

/** A game with what was known before it and how it ended. */
export interface GameRow {
  /** nflverse's, with the names of its day: 2019_09_DET_OAK. */
  readonly id: string
  readonly week: number
  readonly seasonType: 'REG' | 'POST'
  readonly home: string
  readonly away: string
  readonly neutralSite: boolean
  readonly homeScore: number
  readonly awayScore: number
  readonly homeCoach: string
  readonly awayCoach: string
  /** Points by which the home team was favoured, as the schedules have it; null where unknown. */
  readonly spreadLine: number | null
  readonly totalLine: number | null
  readonly roof: 'outdoors' | 'open' | 'closed' | 'dome' | null
  readonly surface: string | null
  readonly temperatureF: number | null
  readonly windMph: number | null
  /** Height of the field above the sea. */
  readonly altitudeFt: number
}

/** A fourth down: the situation, what the guide says, what was called and how it went. */
export interface DecisionRow {
  /** Place of its game in `GameRow[]`. */
  readonly game: number
  readonly playId: number
  readonly offense: string
  readonly defense: string
  readonly offenseCoach: string
  readonly quarter: number
  /** Time left in the quarter, m:ss. */
  readonly clock: string
  readonly offenseScore: number
  readonly defenseScore: number
  readonly yardsToGo: number
  readonly yardsToGoal: number
  readonly offenseTimeouts: number
  readonly defenseTimeouts: number
  /** 1 the offense, 0 the defense, null after half-time. */
  readonly receivesSecondHalfKickoff: number | null
  readonly quarterback: string | null
  readonly overtimePossessions: readonly [offense: number, defense: number] | null

  readonly recommendation: Choice
  readonly edge: number
  readonly goForItWinProbability: number | null
  readonly fieldGoalWinProbability: number | null
  readonly puntWinProbability: number | null
  readonly conversionProbability: number | null
  readonly makeProbability: number | null
  /** Null where no refits were asked. */
  readonly confidence: 'clear' | 'lean' | 'tooClose' | null
  readonly agreement: number | null
  readonly edgeLow: number | null
  readonly edgeHigh: number | null

  readonly actualChoice: ActualChoice
  /** Win probability given away by what was called, ≥ 0; null where nothing was called or it was not on offer. */
  readonly cost: number | null
  /**
   * How it went: the replayed outcome's name, such as `firstDown`, `stopped`, `made`, `missed`, `touchdown`; `noPlay`
   * where a penalty undid it, null where nothing was played at all (a timeout that repeats the down).
   */
  readonly result: string | null
  /** By a run or pass; null for anything else. */
  readonly yardsGained: number | null
}

/** A mean with its 95 % interval, games drawn with replacement. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** A team, or a coach with the team, over the season. */
export interface RankedRow {
  /** The coach; of a team its abbreviation. */
  readonly name: string
  readonly team: string
  readonly games: number
  /** Fourth downs that have a cost. */
  readonly decisions: number
  /** Win probability given away a game. */
  readonly lostPerGame: Estimate
  /** Of the fourth downs on which going was right, the share on which they went; null where there was none. */
  readonly wentWhenShould: Estimate | null
  /** Fourth downs on which going was right, and on how many of them they went. */
  readonly shouldGo: number
  readonly went: number
  /** Of those only that refits call clear; null too where no refits were asked. */
  readonly wentWhenClear: Estimate | null
}

/**
 * The home team's win probability before each snap of a game, any down, all arrays of one length. Kickoffs, tries and
 * timeouts have no point of their own: the line goes on to the next snap.
 */
export interface GameLine {
  readonly playId: readonly number[]
  /** Seconds since the kickoff, overtime beyond 3600. */
  readonly seconds: readonly number[]
  /** In thousandths. */
  readonly homeWinPerMille: readonly number[]
  readonly homeScore: readonly number[]
  readonly awayScore: readonly number[]
}
