import { describe, expect, it } from 'vitest'
import { countDriveEnds } from './driveEnds.js'
import { type DriveRecord, driveEnd } from './driveRecords.js'
import { sliceMeans } from './slices.js'

const record = (change: Partial<DriveRecord>, input: Partial<DriveRecord['input']> = {}): DriveRecord => ({
  input: {
    ...{ down: 1, yardsToGo: 10, yardsToGoal: 76, secondsLeft: 900, need: 'points', possessionTeamLine: 0 },
    ...input,
  },
  ...{ end: driveEnd.takeover, takeoverSpot: 70, seconds: 120 },
  ...change,
})
const at76 = (records: readonly DriveRecord[]) => {
  const counted = countDriveEnds(records)
  return counted.rows[0]?.[counted.spots.indexOf(76)]
}

describe('what drives without a score bring', () => {
  it('starts the other side where it was seen to start, slice by slice', () => {
    const row = at76([50, 60, 70, 80, 90].map((takeoverSpot) => record({ takeoverSpot })))
    expect(row?.takeovers).toEqual([50, 60, 70, 80, 90])
  })

  it('keeps drives that may not punt apart', () => {
    const row = at76([
      record({ takeoverSpot: 80 }),
      record({ takeoverSpot: 30 }, { need: 'touchdownOrLose', secondsLeft: 100 }),
    ])
    expect([row?.takeovers[0], row?.lastTakeovers[0]]).toEqual([80, 30])
  })

  it('takes its time from drives that the half did not cut short', () => {
    const row = at76([record({ seconds: 150 }), record({ seconds: 20 }, { secondsLeft: 60 })])
    expect(row?.takeoverSeconds).toEqual([150, 150, 150])
  })

  it('counts what is scored against it among drives that neither scored nor ran out of time', () => {
    const ends = [driveEnd.returnTouchdown, driveEnd.takeover, driveEnd.takeover, driveEnd.takeover]
    const others = [driveEnd.touchdown, driveEnd.timeUp].map((end) => record({ end }))
    expect(countDriveEnds([...ends.map((end) => record({ end })), ...others]).returnTouchdown).toBe(0.25)
  })

  it('hurries as drives with little time left were seen to', () => {
    const { haste } = countDriveEnds([
      record({ seconds: 160 }),
      record({ seconds: 40 }, { secondsLeft: 90 }),
      record({ seconds: 40 }, { secondsLeft: 120 }),
    ])
    const share = (seconds: number) => haste.takeover[haste.secondsLeft.indexOf(seconds)]
    expect([share(90), share(480)]).toEqual([0.25, 1])
  })
})

it('slices values so that their mean stays', () => {
  const values = [
    { value: 10, weight: 1 },
    { value: 20, weight: 3 },
    { value: 60, weight: 2 },
  ]
  const means = sliceMeans(values, 4)
  expect(means).toEqual(means.toSorted((a, b) => a - b))
  expect(means.reduce((sum, value) => sum + value, 0) / 4).toBeCloseTo(190 / 6, 9)
})
