import type { MissedKickModel } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'

const columns = ['kick_distance', 'blocked', 'returned_for_touchdown', 'behind'] as const

/** Stretches of kick distance that share their rates; the last holds all beyond. */
const distances = [29, 39, 49, 99]
/** A stretch's share of blocks counts as this many kicks at the overall share. */
const shrinkage = 20
/** Equally likely places of the ball that the bundle keeps. */
const spotsKept = 3

/** Counts what became of field goal tries that were no good: blocked, run back, and where a blocked ball was dead. */
export async function trainMissedKick(room: TrainingRoom): Promise<MissedKickModel> {
  const { seasons } = room.recipe.missedKick
  const frame = await query(room.connection, featureSql('missedKicks'), seasonParameters(seasons))
  const kicks = frame.records(columns)
  const isBlocked = (kick: (typeof kicks)[number]) => kick.blocked === 1
  const overall = share(kicks, 'blocked')
  return {
    rows: distances.map((upTo, at) => {
      const inside = kicks.filter(
        (kick) => kick.kick_distance > (distances[at - 1] ?? 0) && kick.kick_distance <= upTo,
      )
      const insideMissed = inside.filter((kick) => !isBlocked(kick))
      return {
        upTo,
        blocked: share(inside, 'blocked', overall),
        returnTouchdown: share(insideMissed, 'returned_for_touchdown'),
      }
    }),
    blockedReturnTouchdown: share(kicks.filter(isBlocked), 'returned_for_touchdown'),
    blockedSpots: sliceMeans(kicks.map(({ behind }) => behind).filter((yards) => !Number.isNaN(yards))),
  }
}

type Kick = Record<(typeof columns)[number], number>

/** Share of kicks with that flag; shrunk to the overall one where it is told. */
function share(kicks: readonly Kick[], flag: 'blocked' | 'returned_for_touchdown', overall?: number): number {
  const seen = kicks.reduce((total, kick) => total + kick[flag], 0)
  if (overall === undefined) return kicks.length === 0 ? 0 : seen / kicks.length
  return (seen + shrinkage * overall) / (kicks.length + shrinkage)
}

/** Means of equally heavy slices: few places that keep the mean of all. */
function sliceMeans(yards: readonly number[]): number[] {
  const sorted = [...yards].sort((a, b) => a - b)
  if (sorted.length < spotsKept) return [8]
  return Array.from({ length: spotsKept }, (_, at) => {
    const edge = (slice: number) => Math.round((slice / spotsKept) * sorted.length)
    const slice = sorted.slice(edge(at), edge(at + 1))
    return slice.reduce((total, value) => total + value, 0) / slice.length
  })
}
