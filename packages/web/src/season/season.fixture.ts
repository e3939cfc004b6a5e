import { teams as abbreviations } from '@fourthright/guide'
import type {
  ActualChoice,
  Columns,
  DecisionRow,
  Estimate,
  GameLine,
  GameRow,
  RankedRow,
  SeasonHeading,
} from '@fourthright/plays/explore'

/** A season's tables as `season --tables` writes them. */
export interface SeasonTables {
  readonly season: SeasonHeading
  readonly games: readonly GameRow[]
  readonly decisions: Columns<DecisionRow>
  readonly teams: readonly RankedRow[]
  readonly coaches: readonly RankedRow[]
  readonly lines: Readonly<Record<string, GameLine>>
}

/** The same numbers in [0, 1) each time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const coachOf = (team: string) => `Coach ${team}`

/** A made-up season of so many weeks with 16 games each and 14 fourth downs a game, without byes. */
export function madeUpSeason(weeks = 17): SeasonTables {
  const roll = dice(4)
  const games = Array.from({ length: weeks * 16 }, (_, index) => madeUpGame(index, roll))
  const rows = games.flatMap((game, place) =>
    Array.from({ length: 14 }, (_, index) => madeUpDecision(game, place, index, roll)),
  )
  const ranked = abbreviations.map((team) => madeUpRank(team, coachOf(team), rows, roll))
  const names = Object.keys(rows[0] as DecisionRow) as (keyof DecisionRow)[]
  return {
    season: {
      year: 2020,
      bundle: { id: 'made-up', name: 'experiment', trainedOn: '2016–2019' },
      games: games.length,
      decisions: rows.length,
      members: 100,
    },
    games,
    decisions: Object.fromEntries(
      names.map((name) => [name, rows.map((row) => row[name])]),
    ) as unknown as Columns<DecisionRow>,
    teams: ranked.map((row) => ({ ...row, name: row.team })).sort(byLoss),
    coaches: [...ranked].sort(byLoss),
    lines: Object.fromEntries(games.map((game, place) => [game.id, madeUpLine(game, place, rows, roll)])),
  }
}

const byLoss = (one: RankedRow, other: RankedRow) => one.lostPerGame.value - other.lostPerGame.value

function madeUpGame(index: number, roll: () => number): GameRow {
  const week = Math.floor(index / 16) + 1
  const pair = index % 16
  // the schedule's circle: one team stays, the others move on a place a week
  const seat = (place: number) => (place === 0 ? 0 : ((place - 1 + week) % 31) + 1)
  const [home, away] = [abbreviations[seat(pair)] ?? 'IND', abbreviations[seat(31 - pair)] ?? 'HOU']
  return {
    id: `2020_${String(week).padStart(2, '0')}_${away}_${home}`,
    week,
    seasonType: 'REG',
    home,
    away,
    neutralSite: false,
    homeScore: Math.floor(roll() * 40),
    awayScore: Math.floor(roll() * 40),
    homeCoach: coachOf(home),
    awayCoach: coachOf(away),
    spreadLine: Math.round(roll() * 20 - 10) / 2,
    totalLine: 47.5,
    roof: 'outdoors',
    surface: 'grass',
    temperatureF: 55,
    windMph: 6,
    altitudeFt: 0,
  }
}

function madeUpDecision(game: GameRow, place: number, index: number, roll: () => number): DecisionRow {
  const homeBall = roll() < 0.5
  const [offense, defense] = homeBall ? [game.home, game.away] : [game.away, game.home]
  const yardsToGoal = 1 + Math.floor(roll() * 94)
  const yardsToGo = Math.min(yardsToGoal, 1 + Math.floor(roll() ** 2 * 18))
  const base = 0.1 + roll() * 0.7
  const goForIt = Math.min(0.99, base + (5 - yardsToGo) * 0.01 + (roll() - 0.4) * 0.06)
  const fieldGoal = yardsToGoal < 42 ? base + (25 - yardsToGoal) * 0.002 : null
  const punt = yardsToGoal > 31 ? base : null
  const offers = [
    { choice: 'goForIt' as const, win: goForIt },
    { choice: 'fieldGoal' as const, win: fieldGoal ?? -1 },
    { choice: 'punt' as const, win: punt ?? -1 },
  ]
    .filter(({ win }) => win >= 0)
    .sort((one, other) => other.win - one.win)
  const best = offers[0] as (typeof offers)[0]
  const edge = best.win - (offers[1]?.win ?? best.win)
  const called = index === 13 ? undefined : (offers[roll() < 0.75 ? 0 : 1] ?? best)
  const actualChoice: ActualChoice = called?.choice ?? 'none'
  const quarter = Math.min(4, 1 + Math.floor((index / 14) * 4))
  const left = Math.floor(880 - ((index / 14) * 4 - (quarter - 1)) * 870)
  return {
    game: place,
    playId: 100 + index * 55,
    offense,
    defense,
    offenseCoach: coachOf(offense),
    quarter,
    clock: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`,
    offenseScore: Math.floor((index / 14) * 20),
    defenseScore: Math.floor(roll() * 20),
    yardsToGo,
    yardsToGoal,
    offenseTimeouts: 3,
    defenseTimeouts: 2,
    receivesSecondHalfKickoff: quarter > 2 ? null : Number(homeBall),
    quarterback: `Q.${offense}`,
    overtimePossessions: null,
    recommendation: best.choice,
    edge,
    goForItWinProbability: goForIt,
    fieldGoalWinProbability: fieldGoal,
    puntWinProbability: punt,
    conversionProbability: Math.max(0.05, 0.75 - yardsToGo * 0.05),
    makeProbability: fieldGoal === null ? null : 0.8,
    confidence: edge > 0.02 ? 'clear' : edge > 0.008 ? 'lean' : 'tooClose',
    agreement: Math.min(1, 0.6 + edge * 10),
    edgeLow: edge - 0.02,
    edgeHigh: edge + 0.02,
    actualChoice,
    cost: called ? best.win - called.win : null,
    result: resultOf(actualChoice, roll),
    yardsGained: actualChoice === 'goForIt' ? Math.floor(roll() * 9) : null,
  }
}

function resultOf(called: ActualChoice, roll: () => number): string | null {
  if (called === 'goForIt') return roll() < 0.5 ? 'firstDown' : 'stopped'
  if (called === 'fieldGoal') return roll() < 0.8 ? 'made' : 'missed'
  return called === 'punt' ? 'puntReturned' : 'noPlay'
}

function madeUpRank(team: string, name: string, rows: readonly DecisionRow[], roll: () => number): RankedRow {
  const own = rows.filter(({ offense }) => offense === team)
  const games = new Set(own.map(({ game }) => game)).size
  const lost = own.reduce((sum, { cost }) => sum + (cost ?? 0), 0) / Math.max(1, games)
  const should = own.filter((row) => row.recommendation === 'goForIt' && row.cost !== null)
  const went = should.filter(({ actualChoice }) => actualChoice === 'goForIt').length
  const share = should.length ? went / should.length : 0
  const around = (value: number, half: number): Estimate => ({
    value,
    low: Math.max(0, value - half),
    high: value + half,
  })
  const shares = { ...around(share, 0.1 + roll() * 0.04), high: Math.min(1, share + 0.12) }
  return {
    name,
    team,
    games,
    decisions: own.length,
    lostPerGame: around(lost, 0.015 + roll() * 0.01),
    wentWhenShould: should.length ? shares : null,
    shouldGo: should.length,
    went,
    wentWhenClear: should.length ? shares : null,
  }
}

function madeUpLine(
  game: GameRow,
  place: number,
  rows: readonly DecisionRow[],
  roll: () => number,
): GameLine {
  const fourths = rows.filter((row) => row.game === place)
  const playId: number[] = []
  const seconds: number[] = []
  const homeWinPerMille: number[] = []
  let win = 500
  for (let play = 0; play < 150; play++) {
    const fourth = play % 10 === 9 ? fourths[Math.floor(play / 10)] : undefined
    playId.push(fourth?.playId ?? 10_000 + play)
    seconds.push(play * 24)
    win = Math.max(5, Math.min(995, win + Math.round((roll() - 0.5) * 70)))
    homeWinPerMille.push(win)
  }
  const grows = (last: number) => seconds.map((_, play) => Math.round((last * play) / 149))
  return {
    playId,
    seconds,
    homeWinPerMille,
    homeScore: grows(game.homeScore),
    awayScore: grows(game.awayScore),
  }
}
