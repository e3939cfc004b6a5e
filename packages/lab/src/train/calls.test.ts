import { callCell, gameScripts, similarCalls } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { type CalledFourthDown, countCalls } from './calls.js'

const punted: CalledFourthDown = {
  quarter: 2,
  secondsLeftInGame: 2700,
  secondsLeftInHalf: 900,
  scoreDifferential: 0,
  yardsToGo: 7,
  yardsToGoal: 62,
  call: 2,
}
const wentLate: CalledFourthDown = {
  ...punted,
  quarter: 4,
  secondsLeftInGame: 60,
  secondsLeftInHalf: 60,
  scoreDifferential: -7,
  call: 0,
}

describe('counting what teams called', () => {
  it('keeps each script, distance, spot and call that occurred, in order, with its plays', () => {
    const late = gameScripts.indexOf('touchdownBehindLate')
    expect(countCalls([wentLate, punted, punted])).toEqual({
      cells: Uint16Array.of(callCell(0, 7, 62, 2), callCell(late, 7, 62, 0)),
      plays: Uint8Array.of(2, 1),
    })
  })

  it('gives the guide what it reads', () => {
    const similar = similarCalls(countCalls([...new Array(60).fill(punted), wentLate] as CalledFourthDown[]))
    expect(similar({ yardsToGo: 7, yardsToGoal: 62, script: 'ordinary' })).toMatchObject({ n: 60, punt: 1 })
    expect(similar({ yardsToGo: 7, yardsToGoal: 62, script: 'touchdownBehindLate' })?.goForIt).toBe(1)
  })

  it('refuses more plays of one kind than a byte holds', () =>
    expect(() => countCalls(new Array<CalledFourthDown>(256).fill(punted))).toThrow(
      expect.objectContaining({ code: 'train/too-many-calls' }),
    ))
})
