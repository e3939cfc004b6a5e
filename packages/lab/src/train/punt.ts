import { puntYardLines, rarePunts } from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'

export interface TrainedPunt {
  readonly rates: Float64Array
  readonly spots: Float64Array
  readonly blockedGain: number
  readonly muffedGain: number
}

interface Punt {
  readonly yardsToGoal: number
  readonly result: string
  readonly nextSpot: number
  /** Recency: halves every `halfLife` seasons before the last. */
  readonly weight: number
}

/** Counts what punts bring from each yard line, over neighbouring yard lines and with recent seasons first. */
export async function trainPunt(room: TrainingRoom): Promise<TrainedPunt> {
  const { seasons, halfLife, bandwidth, spots } = room.recipe.punt
  const punts = puntsOf(
    await query(room.connection, featureSql('punts'), seasonParameters(seasons)),
    seasons[1],
    halfLife,
  )
  const yardLines = Array.from(
    { length: puntYardLines.last - puntYardLines.first + 1 },
    (_, row) => puntYardLines.first + row,
  )
  const near = yardLines.map((yardLine) => neighbours(punts, yardLine, bandwidth))
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
      near.flatMap((nearby) =>
        quantiles(
          nearby.filter(({ result }) => result === 'returned'),
          spots,
        ),
      ),
    ),
    blockedGain: meanGain(punts, 'blocked'),
    muffedGain: meanGain(punts, 'muffed'),
  }
}

function puntsOf(frame: Frame, lastSeason: number, halfLife: number): Punt[] {
  const results = frame.texts('result')
  return frame.records(['yards_to_goal', 'next_spot', 'season']).map((row, at) => ({
    yardsToGoal: row.yards_to_goal,
    result: results[at] as string,
    nextSpot: row.next_spot,
    weight: 0.5 ** ((lastSeason - row.season) / halfLife),
  }))
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

function share(punts: readonly Punt[], label: string): number {
  return weightOf(punts.filter(({ result }) => result === label)) / weightOf(punts)
}

function weightOf(punts: readonly Punt[]): number {
  return punts.reduce((total, { weight }) => total + weight, 0)
}

function meanGain(punts: readonly Punt[], label: string): number {
  const chosen = punts.filter(({ result }) => result === label)
  return (
    chosen.reduce((total, punt) => total + punt.weight * (punt.yardsToGoal - punt.nextSpot), 0) /
    weightOf(chosen)
  )
}

/** Means of `count` equally heavy slices of the spots, so that their mean is the spots' own mean. */
function quantiles(punts: readonly Punt[], count: number): number[] {
  const sorted = punts.toSorted((a, b) => a.nextSpot - b.nextSpot)
  const slice = weightOf(sorted) / count
  const totals = new Array<number>(count).fill(0)
  let before = 0
  for (const { nextSpot, weight } of sorted) {
    let from = before
    before += weight
    while (from < before - 1e-12) {
      const at = Math.min(count - 1, Math.floor(from / slice + 1e-9))
      const upTo = at === count - 1 ? before : Math.min(before, (at + 1) * slice)
      totals[at] = (totals[at] as number) + (upTo - from) * nextSpot
      from = upTo
    }
  }
  return totals.map((total) => total / slice)
}
