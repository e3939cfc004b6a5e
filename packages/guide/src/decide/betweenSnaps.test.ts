import { describe, expect, it } from 'vitest'
import { rulebook } from '../rules/rulebook.js'
import { fourthAndTwo } from '../rules/states.fixture.js'
import type { GameState } from '../situation/gameState.js'
import { Appraisal, type Stakes } from './appraisal.js'
import { plainBundle } from './plainBundle.fixture.js'

const stakes: Stakes = {
  ...{ bundle: plainBundle(), rules: rulebook(2020, 'REG'), season: 2020 },
  ...{ deciding: 'IND', possessionTeamLine: 0 },
}
const worth = (state: GameState) => new Appraisal(stakes).of(state)()
const late = (lead: number, change: Partial<GameState> = {}): GameState => ({
  ...fourthAndTwo,
  ...{ quarter: 4, secondsLeft: 115, offenseScore: 20 + lead, defenseScore: 20, down: 1, yardsToGo: 10 },
  ...{ secondHalfKickoff: null, ...change },
})

describe('a clock that runs between two snaps', () => {
  it('helps who is ahead and hurts who is behind', () => {
    for (const lead of [4, 7]) {
      const standing = worth(late(lead))
      expect(worth(late(lead, { clockRuns: true }))).toBeGreaterThan(standing)
      expect(worth(late(-lead, { clockRuns: true }))).toBeLessThan(worth(late(-lead)))
    }
  })

  it('is worth more with more own timeouts and fewer of the others', () => {
    for (const lead of [-5, -2, 0, 2, 5]) {
      const with3 = (change: Partial<GameState>) => worth(late(lead, { clockRuns: true, ...change }))
      for (const side of ['offenseTimeouts', 'defenseTimeouts'] as const) {
        const worths = [0, 1, 2, 3].map((left) => with3({ [side]: left }))
        const rising = worths.toSorted((a, b) => (side === 'offenseTimeouts' ? a - b : b - a))
        expect(worths).toEqual(rising)
      }
    }
  })
})
