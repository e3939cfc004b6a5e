import type { DuckDBConnection } from '@duckdb/node-api'
import { puntYardLines, rarePunts, type Seasons } from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'
import type { Recipe } from './recipe.js'
import { sliceMeans, type Weighted } from './slices.js'

export interface TrainedPunt {
  readonly rates: Float64Array
  readonly spots: Float64Array
  readonly blockedGain: number
}

interface Punt {
  readonly yardsToGoal: number
  readonly result: string
  readonly nextSpot: number
  readonly season: number
  /** How often it counts. */
  readonly count: number
  /** Its count, halved every `halfLife` seasons before the last. */
  readonly weight: number
}

/** Counts what punts bring from each yard line, over neighbouring yard lines and with recent seasons first. */
export async function trainPunt({ connection, recipe }: TrainingRoom): Promise<TrainedPunt> {
  const { seasons } = recipe.punt
  return fitPunt(await puntRows(connection, seasons), seasons[1], recipe.punt)
}

/** The punts of some seasons, as `punts.sql` has them. */
export function puntRows(connection: DuckDBConnection, seasons: Seasons): Promise<Frame> {
  return query(connection, featureSql('punts'), seasonParameters(seasons))
}

/** Fits the punt model; recency counts back from `lastSeason`; `counts` says how often each punt counts, else once. */
export function fitPunt(
  frame: Frame,
  lastSeason: number,
  { halfLife, bandwidth, spots }: Pick<Recipe['punt'], 'halfLife' | 'bandwidth' | 'spots'>,
  counts?: Float64Array,
): TrainedPunt {
  const punts = puntsOf(frame, lastSeason, halfLife, counts)
  const yardLines = Array.from(
    { length: puntYardLines.last - puntYardLines.first + 1 },
    (_, row) => puntYardLines.first + row,
  )
  const near = yardLines.map((yardLine) => neighbours(punts, yardLine, bandwidth))
  const inPlay = punts.filter(({ result }) => result === 'returned')
  const improvement = seasonsAhead(punts, lastSeason) * yardsPerSeason(inPlay)
  // a rare result is seen a few times a yard line: its rate is the whole field's, only touchbacks follow the spot
  const overall = rarePunts.map((label) => share(punts, label))
  return {
    rates: Float64Array.from(
      near.flatMap((nearby) =>
        rarePunts.map((label, at) =>
          label === 'touchback' ? share(nearby, label) : (overall[at] as number),
        ),
      ),
    ),
    spots: Float64Array.from(
      yardLines.flatMap((yardLine) =>
        sliceMeans(spotsOf(neighbours(inPlay, yardLine, bandwidth)), spots).map((spot) =>
          Math.min(99, Math.max(1, spot + improvement)),
        ),
      ),
    ),
    blockedGain: meanGain(punts, 'blocked'),
  }
}

function puntsOf(frame: Frame, lastSeason: number, halfLife: number, counts?: Float64Array): Punt[] {
  const results = frame.texts('result')
  return frame.records(['yards_to_goal', 'next_spot', 'season']).map((row, at) => {
    const count = counts?.[at] ?? 1
    return {
      yardsToGoal: row.yards_to_goal,
      result: results[at] as string,
      nextSpot: row.next_spot,
      season: row.season,
      count,
      weight: count * 0.5 ** ((lastSeason - row.season) / halfLife),
    }
  })
}

/**
 * Punts from nearby with the weight of a triangular kernel, whose two sides balance; where nobody punted, the nearest.
 */
function neighbours(punts: readonly Punt[], yardLine: number, bandwidth: number): Punt[] {
  const near = punts
    .map((punt) => ({
      ...punt,
      weight: punt.weight * Math.max(0, 1 - Math.abs(punt.yardsToGoal - yardLine) / bandwidth),
    }))
    .filter(({ weight }) => weight > 0)
  if (near.length > 0) return near
  const nearest = Math.min(...punts.map((punt) => Math.abs(punt.yardsToGoal - yardLine)))
  return punts.filter((punt) => Math.abs(punt.yardsToGoal - yardLine) === nearest)
}

/**
 * Punters improve: how many yards a season the receiver's start moves back, as the slope of the spots about
 * their yard line's mean over the seasons.
 */
function yardsPerSeason(inPlay: readonly Punt[]): number {
  let covariance = 0
  let variance = 0
  for (const yardLine of new Set(inPlay.map(({ yardsToGoal }) => yardsToGoal))) {
    const same = inPlay.filter(({ yardsToGoal }) => yardsToGoal === yardLine)
    const all = same.reduce((sum, { count }) => sum + count, 0)
    const meanSpot = same.reduce((sum, { nextSpot, count }) => sum + count * nextSpot, 0) / all
    const meanSeason = same.reduce((sum, { season, count }) => sum + count * season, 0) / all
    for (const { nextSpot, season, count } of same) {
      covariance += count * (nextSpot - meanSpot) * (season - meanSeason)
      variance += count * (season - meanSeason) ** 2
    }
  }
  return variance > 0 ? covariance / variance : 0
}

/** Seasons from the punts' weighted mean to the one after the last. */
function seasonsAhead(punts: readonly Punt[], lastSeason: number): number {
  return (
    lastSeason + 1 - punts.reduce((sum, { season, weight }) => sum + season * weight, 0) / weightOf(punts)
  )
}

function share(punts: readonly Punt[], label: string): number {
  return weightOf(punts.filter(({ result }) => result === label)) / weightOf(punts)
}

function weightOf(punts: readonly Punt[]): number {
  return punts.reduce((total, { weight }) => total + weight, 0)
}

/** Mean yards downfield of the line of scrimmage; 0 where it never happened, since then its rate is 0, too. */
function meanGain(punts: readonly Punt[], label: string): number {
  const chosen = punts.filter(({ result }) => result === label)
  if (chosen.length === 0) return 0
  return (
    chosen.reduce((total, punt) => total + punt.weight * (punt.yardsToGoal - punt.nextSpot), 0) /
    weightOf(chosen)
  )
}

function spotsOf(punts: readonly Punt[]): Weighted[] {
  return punts.map(({ nextSpot, weight }) => ({ value: nextSpot, weight }))
}
