import type { DriveModel, DriveRow } from '@fourthright/guide'
import { type DriveRecord, driveEnd } from './driveRecords.js'
import { sliceMeans, type Weighted } from './slices.js'

/** Spots, as yards to goal, whose ends are counted. */
const spots = [2, 6, 12, 20, 28, 36, 44, 52, 60, 68, 76, 84, 92, 98]
/** How far a snap counts for a spot, and for one where few snaps are like it. */
const reach = 8
const wideReach = 20
const takeoversKept = 5
const durationsKept = 3
/** From here up nobody hurries (first downs, 2001–2020: takeovers after 151 s with 420 to 480 left, 145 in all). */
const unhurriedSeconds = 480
/** Seconds left for which the haste of drives is counted, each over its surroundings. */
const hasteSeconds = [0, 30, 60, 90, 120, 180, 240, 300, 360, 480]

type Counted = Omit<DriveModel, 'touchdown' | 'fieldGoal' | 'timeUp'>

/** Counts where and when the other side takes over, how long scoring takes, and what is scored against the offense. */
export function countDriveEnds(records: readonly DriveRecord[]): Counted {
  const without = records.filter(({ end }) => end > driveEnd.fieldGoal && end !== driveEnd.timeUp)
  return {
    returnTouchdown: share(
      without.filter((one) => !isLastChance(one)),
      driveEnd.returnTouchdown,
    ),
    lastReturnTouchdown: share(without.filter(isLastChance), driveEnd.returnTouchdown),
    spots,
    rows: rowsByDown(records),
    haste: {
      secondsLeft: hasteSeconds,
      takeover: hasteOf(records.filter(({ end }) => end === driveEnd.takeover)),
      score: hasteOf(records.filter(isScore)),
    },
  }
}

function rowsByDown(records: readonly DriveRecord[]): DriveRow[][] {
  const near = spots.map((spot) => records.filter((one) => nearness(one, spot, wideReach) > 0))
  return [1, 2, 3, 4].map((down) => spots.map((spot, at) => rowOf(near[at] as DriveRecord[], down, spot)))
}

function rowOf(near: readonly DriveRecord[], down: number, spot: number): DriveRow {
  const weigh = (from: readonly DriveRecord[], value: (one: DriveRecord) => number, width = reach) =>
    from.map((one) => ({ value: value(one), weight: nearness(one, spot, width) }))
  const takenOver = near.filter(({ end }) => end === driveEnd.takeover)
  const onDown = near.filter(({ input }) => input.down === down)
  const usual = onDown.filter((one) => one.end === driveEnd.takeover && !isLastChance(one))
  const scored = onDown.filter((one) => isScore(one) && isUnhurried(one))
  const start = (one: DriveRecord) => one.takeoverSpot
  const seconds = (one: DriveRecord) => one.seconds
  return {
    takeovers: slices(weigh(usual, start), takeoversKept),
    lastTakeovers: slices(weigh(takenOver.filter(isLastChance), start, wideReach), takeoversKept),
    takeoverSeconds: slices(weigh(usual.filter(isUnhurried), seconds), durationsKept),
    scoreSeconds: slices(weigh(scored, seconds), durationsKept),
    safety: meanOf(
      weigh(
        near.filter(({ end }) => end > driveEnd.fieldGoal && end !== driveEnd.timeUp),
        ({ end }) => Number(end === driveEnd.safety),
      ),
    ),
  }
}

/** Mean seconds of first downs' drives with about so much time left, as shares of those with time enough. */
function hasteOf(records: readonly DriveRecord[]): number[] {
  const firstDowns = records.filter(({ input }) => input.down === 1)
  const usual = meanOf(firstDowns.filter(isUnhurried).map(({ seconds }) => ({ value: seconds, weight: 1 })))
  const last = hasteSeconds.length - 1
  return hasteSeconds.map((left, at) => {
    if (at === 0) return 0
    if (at === last || usual === 0) return 1
    const [from, to] = [hasteSeconds[at - 1], hasteSeconds[at + 1]] as [number, number]
    const about = firstDowns.filter(({ input }) => input.secondsLeft > from && input.secondsLeft < to)
    const weighted = about.map(({ seconds, input: { secondsLeft } }) => ({
      value: seconds,
      weight: secondsLeft < left ? (secondsLeft - from) / (left - from) : (to - secondsLeft) / (to - left),
    }))
    return Math.round((1000 * meanOf(weighted)) / usual) / 1000
  })
}

function isScore({ end }: DriveRecord): boolean {
  return end === driveEnd.touchdown || end === driveEnd.fieldGoal
}

function isLastChance({ input: { need } }: DriveRecord): boolean {
  return need === 'fieldGoalOrLose' || need === 'touchdownOrLose'
}

function isUnhurried({ input }: DriveRecord): boolean {
  return input.secondsLeft >= unhurriedSeconds
}

function nearness({ input }: DriveRecord, spot: number, width: number): number {
  return Math.max(0, 1 - Math.abs(input.yardsToGoal - spot) / width)
}

/** To a tenth of a yard or second; where nothing was seen, a start at midfield, or a minute. */
function slices(values: readonly Weighted[], count: number): number[] {
  const seen = values.filter(({ weight }) => weight > 0)
  if (seen.length === 0) return new Array<number>(count).fill(50)
  return sliceMeans(seen, count).map((value) => Math.round(value * 10) / 10)
}

function meanOf(values: readonly Weighted[]): number {
  const weight = values.reduce((sum, one) => sum + one.weight, 0)
  return weight > 0 ? values.reduce((sum, one) => sum + one.weight * one.value, 0) / weight : 0
}

function share(records: readonly DriveRecord[], end: number): number {
  return records.length === 0 ? 0 : records.filter((one) => one.end === end).length / records.length
}
