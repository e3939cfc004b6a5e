import fc from 'fast-check'
import type {
  ExpectedPointsInput,
  FieldGoalInput,
  PlayCallInput,
  WinProbabilityInput,
  YardsGainedInput,
} from './footballModels.js'
import type { Snap } from './snap.js'

const timeouts = fc.integer({ min: 0, max: 3 })
const lines = fc.integer({ min: -40, max: 40 }).map((halfPoints) => halfPoints / 2)
const form = fc.double({ min: -0.6, max: 0.6, noNaN: true })
const totals = fc.integer({ min: 60, max: 125 }).map((halfPoints) => halfPoints / 2)
const unknownOr = (values: fc.Arbitrary<number>) => fc.oneof(values, fc.constant(Number.NaN))

/** Any snap in regulation that football allows; the line to gain is never behind the goal line. */
export const snaps: fc.Arbitrary<Snap> = fc
  .record({
    season: fc.integer({ min: 2001, max: 2025 }),
    down: fc.integer({ min: 1, max: 4 }),
    yardsToGo: fc.integer({ min: 1, max: 30 }),
    yardsToGoal: fc.integer({ min: 1, max: 99 }),
    secondsLeftInGame: fc.oneof(fc.integer({ min: 0, max: 3600 }), fc.integer({ min: 0, max: 150 })),
    scoreDifferential: fc.integer({ min: -35, max: 35 }),
    offenseTimeouts: timeouts,
    defenseTimeouts: timeouts,
    receives: fc.boolean(),
    possessionTeamLine: lines,
    totalLine: totals,
  })
  .map(({ receives, ...snap }) => {
    const isFirstHalf = snap.secondsLeftInGame > 1800
    return {
      ...snap,
      yardsToGo: Math.min(snap.yardsToGo, snap.yardsToGoal),
      secondsLeftInHalf: isFirstHalf ? snap.secondsLeftInGame - 1800 : snap.secondsLeftInGame,
      receivesSecondHalfKickoff: isFirstHalf && receives ? 1 : 0,
    }
  })

export const winProbabilityInputs: fc.Arbitrary<WinProbabilityInput> = snaps
export const expectedPointsInputs: fc.Arbitrary<ExpectedPointsInput> = snaps
export const playCallInputs: fc.Arbitrary<PlayCallInput> = snaps

/** Third- and fourth-down snaps with the teams' form; any number may be unknown but distance, call and spot. */
export const yardsGainedInputs: fc.Arbitrary<YardsGainedInput> = fc
  .record({
    snap: snaps,
    isCalledPass: fc.constantFrom(0, 1),
    down: fc.constantFrom(3, 4),
    totalLine: unknownOr(totals),
    possessionTeamLine: unknownOr(lines),
    offEpa: unknownOr(form),
    defEpa: unknownOr(form),
    qbEpa: unknownOr(form),
    qbSuccessEpa: unknownOr(form),
  })
  .map(({ snap: { yardsToGo, yardsToGoal }, ...row }) => ({
    ...row,
    actualYardsToGo: yardsToGo,
    possessionTeamTotal: (row.totalLine + row.possessionTeamLine) / 2,
    yardsToGoal,
  }))

/** A kick with its venue; weather and altitude may be unknown. */
export const kicks: fc.Arbitrary<FieldGoalInput> = fc.record({
  kickDistance: fc.integer({ min: 18, max: 80 }),
  season: fc.integer({ min: 1999, max: 2030 }),
  indoors: fc.constantFrom(0, 1),
  artificialTurf: fc.constantFrom(0, 1),
  temperatureF: unknownOr(fc.integer({ min: -10, max: 110 })),
  windMph: unknownOr(fc.integer({ min: 0, max: 45 })),
  altitudeFt: unknownOr(fc.integer({ min: 0, max: 7400 })),
})
