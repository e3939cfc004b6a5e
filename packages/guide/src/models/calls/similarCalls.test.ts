import { describe, expect, it } from 'vitest'
import { type GameScript, gameScriptOf, gameScripts } from './gameScript.js'
import { callCell, calls, similarCalls } from './similarCalls.js'

interface Told {
  readonly script?: GameScript
  readonly yardsToGo: number
  readonly yardsToGoal: number
  readonly call: (typeof calls)[number]
  readonly plays: number
}

function counted(told: readonly Told[]) {
  const cells = told
    .map(({ script = 'ordinary', yardsToGo, yardsToGoal, call, plays }) => ({
      cell: callCell(gameScripts.indexOf(script), yardsToGo, yardsToGoal, calls.indexOf(call)),
      plays,
    }))
    .sort((one, other) => one.cell - other.cell)
  return similarCalls({
    cells: Uint16Array.from(cells, ({ cell }) => cell),
    plays: Uint8Array.from(cells, ({ plays }) => plays),
  })
}

const near = [
  { yardsToGo: 1, yardsToGoal: 50, call: 'goForIt', plays: 45 },
  { yardsToGo: 1, yardsToGoal: 50, call: 'punt', plays: 15 },
  { yardsToGo: 10, yardsToGoal: 80, call: 'punt', plays: 200 },
  { yardsToGo: 99, yardsToGoal: 99, call: 'punt', plays: 3 },
  { script: 'twoScoresBehindLate', yardsToGo: 10, yardsToGoal: 80, call: 'goForIt', plays: 60 },
] as const satisfies readonly Told[]

describe('what teams did in similar situations', () => {
  const similar = counted(near)

  it('are the calls at this distance and spot, where there are enough', () => {
    expect(similar({ yardsToGo: 1, yardsToGoal: 50, script: 'ordinary' })).toEqual({
      n: 60,
      goForIt: 0.75,
      fieldGoal: 0,
      punt: 0.25,
    })
  })

  it('takes inches for the yard that play-by-play writes', () => {
    expect(similar({ yardsToGo: 0.25, yardsToGoal: 50, script: 'ordinary' })?.n).toBe(60)
  })

  it('looks farther around until fifty plays are found, and no farther', () => {
    expect(similar({ yardsToGo: 3, yardsToGoal: 60, script: 'ordinary' })?.n).toBe(60)
    expect(similar({ yardsToGo: 7, yardsToGoal: 75, script: 'ordinary' })).toMatchObject({ n: 200, punt: 1 })
  })

  it('keeps to the script of score and clock, unless any will do', () => {
    expect(similar({ yardsToGo: 10, yardsToGoal: 80, script: 'twoScoresBehindLate' })?.goForIt).toBe(1)
    expect(similar({ yardsToGo: 10, yardsToGoal: 80, script: null })?.n).toBe(260)
  })

  it('gives what there is where a script has fewer, and nothing where it has none', () => {
    const few = counted([{ yardsToGo: 2, yardsToGoal: 30, call: 'fieldGoal', plays: 7 }])
    expect(few({ yardsToGo: 12, yardsToGoal: 90, script: 'ordinary' })?.n).toBe(7)
    expect(few({ yardsToGo: 2, yardsToGoal: 30, script: 'halfEnds' })).toBeNull()
  })

  it('has a place of its own for every call, within two bytes', () => {
    const places = gameScripts.flatMap((_, script) =>
      calls.flatMap((_, call) => [1, 8, 15].map((d) => callCell(script, d, 99, call))),
    )
    expect(new Set(places).size).toBe(places.length)
    expect(Math.max(...places)).toBeLessThan(2 ** 16)
  })
})

describe('the script of a moment', () => {
  const moment = { quarter: 4, secondsLeftInGame: 200, secondsLeftInHalf: 200, scoreDifferential: 0 }
  it.each([
    ['notBehindLate', { secondsLeftInGame: 100 }],
    ['ordinary', {}],
    ['fieldGoalBehindLate', { secondsLeftInGame: 100, scoreDifferential: -3 }],
    ['touchdownBehindLate', { secondsLeftInGame: 100, scoreDifferential: -7 }],
    ['touchdownBehind', { scoreDifferential: -8 }],
    ['twoScoresBehindLate', { scoreDifferential: -9 }],
    ['twoScoresBehind', { secondsLeftInGame: 400, scoreDifferential: -10 }],
    ['farBehind', { secondsLeftInGame: 800, scoreDifferential: -10 }],
    ['farBehind', { quarter: 3, secondsLeftInGame: 1500, scoreDifferential: -14 }],
    ['halfEnds', { quarter: 2, secondsLeftInGame: 1820, secondsLeftInHalf: 20 }],
    ['ordinary', { quarter: 1, secondsLeftInGame: 3000, secondsLeftInHalf: 1200, scoreDifferential: -21 }],
  ] as const)('is %s', (script, change) => expect(gameScriptOf({ ...moment, ...change })).toBe(script))
})
