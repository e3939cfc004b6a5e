import type { GameState } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { agreementOf, countAgreements, type NextRow } from './agreement.js'

const replayed: GameState = {
  phase: 'scrimmage',
  quarter: 2,
  secondsLeft: 100,
  offense: 'HOU',
  defense: 'IND',
  offenseScore: 7,
  defenseScore: 3,
  down: 1,
  yardsToGo: 10,
  yardsToGoal: 62,
  offenseTimeouts: 3,
  defenseTimeouts: 3,
  secondHalfKickoff: 'offense',
  overtime: null,
}
const next: NextRow = {
  moment: 'scrimmage',
  offense: 'HOU',
  down: 1,
  yardsToGoal: 62,
  quarter: 2,
  homeScore: 3,
  awayScore: 7,
}
const compared = (label: Partial<NextRow> | null, state: Partial<GameState> = {}) =>
  agreementOf({ ...replayed, ...state }, label && { ...next, ...label }, 'IND')

describe('the replay agrees', () => {
  it.each<[string, Partial<NextRow>, string]>([
    ['to the yard', {}, 'exact'],
    ['within a yard', { yardsToGoal: 63 }, 'withinAYard'],
    ['not two yards off', { yardsToGoal: 64 }, 'off'],
    ['not with the other team on the ball', { offense: 'IND' }, 'off'],
    ['not with another down', { down: 2 }, 'off'],
    ['not with another score', { homeScore: 6 }, 'off'],
    ['not in the other half', { quarter: 3 }, 'off'],
    ['with the next quarter of the same half', { quarter: 1 }, 'exact'],
    ['not with a kickoff', { moment: 'kickoff' }, 'off'],
  ])('%s', (_, label, agreement) => expect(compared(label)).toBe(agreement))

  it('with no next row only where the game is over', () => {
    expect(compared(null)).toBe('off')
    expect(compared(null, { phase: 'final' })).toBe('exact')
    expect(compared(null, { phase: 'try', quarter: 4, secondsLeft: 0 })).toBe('exact')
  })

  it('on a kickoff with whoever receives it', () => {
    const kickoff = { phase: 'kickoff', down: null, yardsToGo: null, yardsToGoal: null } as const
    expect(compared({ moment: 'kickoff', down: null }, kickoff)).toBe('exact')
    expect(compared({ moment: 'kickoff', down: null, offense: 'IND' }, kickoff)).toBe('off')
  })
})

it('counts by outcome, and sets aside only what is explained and does not agree', () => {
  const replay = (agreement: 'exact' | 'withinAYard' | 'off', isExplained: boolean) => ({
    outcome: 'made' as const,
    agreement,
    isExplained,
  })
  const replays = [
    replay('exact', true),
    replay('withinAYard', false),
    replay('off', true),
    replay('off', false),
  ]
  expect(countAgreements(replays)).toEqual([{ outcome: 'made', plays: 4, agree: 2, exact: 1, setAside: 1 }])
})
