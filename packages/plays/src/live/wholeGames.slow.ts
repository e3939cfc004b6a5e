import { type Bundle, decide } from '@fourthright/guide'
import { beforeAll, expect, it } from 'vitest'
import { describeWith, needsBigData } from '../../../../test/support/needs.js'
import { shippedBundle } from '../../../guide/src/models/shippedBundle.fixture.js'
import { csvPlaySource } from '../csvPlaySource.js'
import { recordedGame, recordedGames } from '../feeds/compareFeeds.js'
import { playsOf } from '../playBatch.js'
import { situationBefore } from '../situations.js'
import { documentAfter, documentBefore, playCount } from './documentBefore.js'
import { GameFollower } from './gameFollower.js'
import type { DecisionEvent, LiveEvent } from './liveEvent.js'

const data = needsBigData()
const games = 20

const columns = [
  ...(['game_id', 'play_id', 'season_type', 'week', 'home_team', 'posteam', 'defteam', 'location'] as const),
  ...(['qtr', 'quarter_seconds_remaining', 'down', 'ydstogo', 'yardline_100'] as const),
  ...([
    'posteam_score',
    'defteam_score',
    'posteam_timeouts_remaining',
    'defteam_timeouts_remaining',
  ] as const),
  ...([
    'spread_line',
    'total_line',
    'roof',
    'surface',
    'temp',
    'wind',
    'home_opening_kickoff',
    'timeout_team',
  ] as const),
] as const
type Row = { readonly [C in (typeof columns)[number]]: string | number | null }

/** What happened in one game, event by event, with the plays that its document had by then. */
interface Followed {
  readonly event: LiveEvent
  readonly made: ReadonlySet<number>
}

describeWith(data, 'Twenty whole games of 2020, followed play by play', () => {
  let bundle: Bundle
  let fourthDowns: Row[]
  const followed = new Map<string, Followed[]>()

  beforeAll(async () => {
    bundle = await shippedBundle()
    const all = await recordedGames(data.folder, 2020)
    // every thirteenth, so that all parts of the season are there
    const chosen = all.filter((_, place) => place % 13 === 0).slice(0, games)
    for (const game of chosen) followed.set(game, follow(await recordedGame(data.folder, game), game, bundle))
    fourthDowns = (await rowsOf(data.folder)).filter(
      ({ down, game_id }) => down === 4 && followed.has(game_id as string),
    )
  })

  const decisions = (game: string) =>
    (followed.get(game) ?? []).filter(
      (one): one is Followed & { event: DecisionEvent } => one.event.type === 'decision',
    )
  const decisionOf = ({ game_id, play_id }: Row) =>
    decisions(game_id as string).filter(({ event }) => event.playId === play_id)

  it('are twenty', () => {
    expect(followed.size).toBe(games)
    expect(fourthDowns.length).toBeGreaterThan(12 * games)
  })

  it('tell one decision for each fourth down of play-by-play, and no other', () => {
    const told = [...followed.keys()].flatMap((game) =>
      decisions(game).map(({ event }) => `${game} ${event.playId}`),
    )
    expect(told.sort()).toEqual(fourthDowns.map((row) => `${row.game_id} ${row.play_id}`).sort())
  })

  it('tell it before the play is in the document', () => {
    for (const row of fourthDowns) {
      for (const { made } of decisionOf(row)) expect(made.has(row.play_id as number)).toBe(false)
    }
  })

  it('tell what was called and how it went on each', () => {
    for (const [game, events] of followed) {
      const happened = events.filter(({ event }) => event.type === 'happened')
      expect(happened, game).toHaveLength(decisions(game).length)
    }
  })

  it('need no notice but that of the end', () => {
    const notices = [...followed.values()]
      .flat()
      .flatMap(({ event }) => (event.type === 'notice' ? [event.code] : []))
    expect(notices).toEqual(Array(games).fill('ended'))
  })

  it('have down, distance, spot, clock, score and timeouts as play-by-play has them', () => {
    for (const row of fourthDowns) {
      const [told] = decisionOf(row)
      if (!told) throw new Error(`No decision on ${row.game_id}, play ${row.play_id}.`)
      const { situation } = told.event
      const { down, yardsToGo, yardsToGoal, quarter, clock, offenseScore, defenseScore } = situation
      const { offenseTimeouts, defenseTimeouts, offense, defense, season, week, seasonType } = situation
      expect(situationOfRow(row)).toMatchObject({
        ...{ down, yardsToGo, yardsToGoal, quarter, clock, offenseScore, defenseScore },
        ...{ offenseTimeouts, defenseTimeouts, offense, defense, season, week, seasonType },
      })
    }
  })

  it('recommend what the guide does on the situation of play-by-play, 99 times of 100', () => {
    const same = fourthDowns.filter(
      (row) =>
        decide(situationOfRow(row), bundle).recommendation ===
        decisionOf(row)[0]?.event.decision.recommendation,
    )
    console.log(`The same call on ${same.length} of ${fourthDowns.length} fourth downs.`)
    expect(same.length / fourthDowns.length).toBeGreaterThanOrEqual(0.99)
  })
})

function follow(recorded: unknown, game: string, bundle: Bundle): Followed[] {
  const follower = new GameFollower({ game, bundle })
  const documents = Array.from({ length: playCount(recorded) }, (_, at) => [
    documentBefore(recorded, at),
    documentAfter(recorded, at),
  ]).flat()
  return documents.flatMap((document) => {
    const plays = document.plays as readonly { playId: number; playDescription: string }[]
    const made = new Set(plays.filter((play) => play.playDescription !== '').map(({ playId }) => playId))
    return follower.arrive({ kind: 'document', document }).map((event) => ({ event, made }))
  })
}

async function rowsOf(folder: string): Promise<Row[]> {
  const source = csvPlaySource([{ season: 2020, file: `${folder}/play-by-play/pbp_2020.csv.gz` }])
  const rows: Row[] = []
  for await (const batch of source.read({ seasons: [2020], columns: [...columns] }))
    rows.push(...playsOf(batch))
  return rows
}

/** The situation from play-by-play's row alone; possessions of an overtime and the quarterback are not in a row. */
function situationOfRow(row: Row) {
  const number = (cell: string | number | null) => (cell === null ? Number.NaN : Number(cell))
  const text = (cell: string | number | null) => String(cell ?? '')
  const home = row.posteam === row.home_team
  // play-by-play counts a timeout that the play itself cost (a challenge lost) as gone before it
  const lost = (team: Row['posteam']) => (team !== null && row.timeout_team === team ? 1 : 0)
  const homeReceivedFirst = row.home_opening_kickoff === 1
  const situation = situationBefore({
    season: 2020,
    seasonType: text(row.season_type),
    week: number(row.week),
    offense: text(row.posteam),
    defense: text(row.defteam),
    homeTeam: text(row.home_team),
    neutralSite: row.location === 'Neutral',
    quarter: number(row.qtr),
    secondsLeftInQuarter: number(row.quarter_seconds_remaining),
    offenseScore: number(row.posteam_score),
    defenseScore: number(row.defteam_score),
    down: number(row.down),
    yardsToGo: number(row.ydstogo),
    yardsToGoal: number(row.yardline_100),
    offenseTimeouts: number(row.posteam_timeouts_remaining) + lost(row.posteam),
    defenseTimeouts: number(row.defteam_timeouts_remaining) + lost(row.defteam),
    receivesSecondHalfKickoff: home === homeReceivedFirst ? 0 : 1,
    possessionTeamLine: number(row.spread_line) * (home ? 1 : -1),
    totalLine: number(row.total_line),
    roof: text(row.roof),
    surface: text(row.surface),
    temperatureF: number(row.temp),
    windMph: number(row.wind),
    altitudeFt: Number.NaN,
    quarterback: '',
    offenseOvertimePossessions: 0,
    defenseOvertimePossessions: 0,
  })
  return { ...situation, overtime: null }
}
