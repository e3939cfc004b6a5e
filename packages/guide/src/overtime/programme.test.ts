import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainBundle } from '../decide/plainBundle.fixture.js'
import type { DriveEnds, FootballModels, TryDistribution } from '../models/footballModels.js'
import { shippedBundle } from '../models/shippedBundle.fixture.js'
import { tries as triesOf } from '../outcomes/tries.js'
import { afterFieldGoal } from '../rules/afterFieldGoal.js'
import { afterSafety } from '../rules/afterSafety.js'
import { afterTouchdown } from '../rules/afterTouchdown.js'
import { kickoffLeaves } from '../rules/kickoff.js'
import { leadsToAnswer } from '../rules/overtime.js'
import { possessionChanges } from '../rules/possessionChanges.js'
import { type Rules, rulebook } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import { driveInput } from './driveInput.js'
import { openingKickoff, playedGames, randomNumbers } from './playedOut.fixture.js'
import { OvertimeProgramme } from './programme.js'
import { worthOfDrive } from './worthOfDrive.js'

const { drives, tries: triesModel } = plainBundle().models
const [chances] = triesModel.predict([{ season: 2020, possessionTeamLine: 0 }]) as [TryDistribution]
const tries = { favoured: chances, other: chances }
const eras = [
  [2005, 'REG'],
  [2009, 'POST'],
  [2015, 'REG'],
  [2020, 'REG'],
  [2021, 'POST'],
  [2025, 'REG'],
  [2025, 'POST'],
] as const
const programmes = new Map<string, OvertimeProgramme>()

function programmeOf(rules: Rules, line = 0): OvertimeProgramme {
  const key = `${rules.season} ${rules.seasonType} ${line}`
  const programme = programmes.get(key) ?? new OvertimeProgramme({ drives, tries, rules, line })
  programmes.set(key, programme)
  return programme
}

/** First and ten of a team that is behind by so much, or even after so many possessions. */
function firstAndTen(rules: Rules, change: Partial<GameState>, deficit = 0, possessions = 0): GameState {
  return {
    ...openingKickoff(rules),
    ...{ phase: 'scrimmage', down: 1, yardsToGo: 10, yardsToGoal: 75 },
    defenseScore: 20 + deficit,
    ...change,
    overtime: {
      period: 1,
      possessionsBefore:
        deficit > 0 || possessions === 1
          ? { offense: 0, defense: 1 }
          : { offense: possessions, defense: possessions },
    },
  }
}

const states = fc
  .record({
    era: fc.constantFrom(...eras),
    yardsToGoal: fc.integer({ min: 10, max: 99 }),
    closer: fc.integer({ min: 1, max: 30 }),
    secondsLeft: fc.integer({ min: 1, max: 600 }),
    deficit: fc.nat({ max: 10 }),
    possessions: fc.integer({ min: 0, max: 2 }),
    line: fc.constantFrom(-7.5, 0, 3),
  })
  .map(({ era, deficit, ...rest }) => {
    const rules = rulebook(era[0], era[1])
    const deficits = [0, ...leadsToAnswer(rules)]
    return { ...rest, rules, deficits, deficit: deficits[deficit % deficits.length] as number }
  })

describe('the laws of an overtime', () => {
  it('gives both teams together one game', () => {
    fc.assert(
      fc.property(states, ({ rules, yardsToGoal, secondsLeft, deficit, possessions, line }) => {
        const state = firstAndTen(rules, { yardsToGoal, secondsLeft }, deficit, possessions)
        const ours = programmeOf(rules, line).worthOf(state, state.offense)
        const theirs = programmeOf(rules, -line).worthOf(state, state.defense)
        expect(ours).toBeGreaterThanOrEqual(0)
        expect(ours).toBeLessThanOrEqual(1)
        expect(ours + theirs).toBeCloseTo(1, 5)
      }),
    )
  })

  it('never punishes a better spot', () => {
    fc.assert(
      fc.property(states, ({ rules, yardsToGoal, closer, secondsLeft, deficit, possessions }) => {
        const at = (spot: number) => {
          const state = firstAndTen(rules, { yardsToGoal: spot, secondsLeft }, deficit, possessions)
          return programmeOf(rules).worthOf(state, state.offense)
        }
        expect(at(Math.max(1, yardsToGoal - closer))).toBeGreaterThanOrEqual(at(yardsToGoal) - 1e-6)
      }),
    )
  })

  it('never punishes a better score', () => {
    fc.assert(
      fc.property(states, ({ rules, yardsToGoal, secondsLeft, deficits }) => {
        const worths = deficits.map((deficit) => {
          const state = firstAndTen(rules, { yardsToGoal, secondsLeft }, deficit, 1)
          return programmeOf(rules).worthOf(state, state.offense)
        })
        expect(worths).toEqual(worths.toSorted((a, b) => b - a))
      }),
    )
  })

  it('never punishes being favoured by more', () => {
    fc.assert(
      fc.property(states, ({ rules, yardsToGoal, secondsLeft, deficit, line }) => {
        const state = firstAndTen(rules, { yardsToGoal, secondsLeft }, deficit)
        const more = programmeOf(rules, line + 1).worthOf(state, state.offense)
        expect(more).toBeGreaterThanOrEqual(programmeOf(rules, line).worthOf(state, state.offense) - 1e-6)
      }),
    )
  })
})

describe('the coin toss', () => {
  it.each(eras)('of %i %s leaves even teams even', (season, seasonType) => {
    const rules = rulebook(season, seasonType)
    expect(programmeOf(rules).worthOf(openingKickoff(rules), 'ARI')).toBeCloseTo(0.5, 6)
  })

  it('matters less to the receivers once a touchdown is answered', () => {
    const receiving = (overtimeFormat: Rules['overtimeFormat']) => {
      const rules = { ...rulebook(2025, 'REG'), overtimeFormat }
      const programme = new OvertimeProgramme({ drives, tries, rules, line: 0 })
      return programme.worthOfReceiving(openingKickoff(rules), 'ARI')
    }
    expect(receiving('bothPossess')).toBeLessThan(receiving('modified'))
  })
})

/** What a decision makes of the state: its own drive, and what the programme knows of what may follow. */
function asked(programme: OvertimeProgramme, state: GameState): number {
  const { rules, line, drives } = programme.stakes
  const [ends] = drives.predict([driveInput(state, line, rules)]) as [DriveEnds]
  const prospects = programme.prospectsOfDrive(state, state.offense)
  return worthOfDrive(ends, prospects, programme.secondsLeftIn(state), rules)
}

it.each(eras)(
  'knows %i %s as closely as with moments twice as close together',
  async (season, seasonType) => {
    const rules = rulebook(season, seasonType)
    const stakes = { drives: (await shippedBundle()).models.drives, tries, rules, line: 3 }
    const [coarse, fine] = [new OvertimeProgramme(stakes), new OvertimeProgramme({ ...stakes, closer: 2 })]
    for (const deficit of [0, ...leadsToAnswer(rules)]) {
      for (const secondsLeft of [20, 35, 65, 110, 170, 250, 410, 580]) {
        for (const yardsToGoal of [20, 50, 80]) {
          const state = firstAndTen(rules, { yardsToGoal, secondsLeft }, deficit)
          const move = Math.abs(asked(coarse, state) - asked(fine, state))
          expect(move, `${deficit} behind, ${secondsLeft} s, ${yardsToGoal} yd`).toBeLessThan(0.002)
        }
      }
    }
  },
)

interface TinyGame {
  readonly rules: Rules
  readonly few: FootballModels['drives']
  /** Worths found before, or the recursion would take for ever. */
  readonly known: Map<string, number>
}

/**
 * The programme, slow and obvious: every state is worth the mean of what the rules make of its drive, down to so many
 * possessions, where it is even.
 */
function plainly(state: GameState, game: TinyGame, depth: number): number {
  const { overtime, phase, offense, yardsToGoal, secondsLeft, offenseScore, defenseScore } = state
  const had = Object.values(overtime?.possessionsBefore ?? {}).map((times) => Math.min(times, 1))
  const key = [phase, offense, yardsToGoal, secondsLeft, offenseScore - defenseScore, had, depth].join()
  const worth = game.known.get(key) ?? oncePlainly(state, game, depth)
  game.known.set(key, worth)
  return worth
}

function oncePlainly(state: GameState, game: TinyGame, depth: number): number {
  const { rules, few } = game
  const view = (next: GameState, left = depth) =>
    next.offense === state.offense ? plainly(next, game, left) : 1 - plainly(next, game, left)
  if (state.phase === 'final') return (1 + Math.sign(state.offenseScore - state.defenseScore)) / 2
  if (state.phase === 'try') {
    const worths = triesOf(state, chances, rules).map(({ outcomes }) =>
      outcomes.reduce((sum, { probability, next }) => sum + probability * view(next), 0),
    )
    return Math.max(...worths)
  }
  if (state.phase !== 'scrimmage') {
    return kickoffLeaves(state, rules).reduce(
      (sum, { probability, next }) => sum + probability * view(next),
      0,
    )
  }
  if (depth === 0) return 0.5
  const [ends] = few.predict([driveInput(state, 0, rules)]) as [DriveEnds]
  const taking = [...ends.takeoverSeconds].flatMap((seconds) =>
    ends.takeovers.map((yardsToGoal) =>
      view(possessionChanges(state, { yardsToGoal, seconds }, rules), depth - 1),
    ),
  )
  const [seconds] = ends.scoreSeconds as [number]
  return (
    ends.touchdown * view(afterTouchdown(state, 'offense', seconds + rules.runoff.play, rules)) +
    ends.fieldGoal * view(afterFieldGoal({ ...state, secondsLeft: state.secondsLeft - seconds }, rules)) +
    ends.returnTouchdown * view(afterTouchdown(state, 'defense', 30, rules)) +
    ends.safety * view(afterSafety(state, 30, rules)) +
    (ends.takeover / taking.length) * taking.reduce((sum, worth) => sum + worth, 0)
  )
}

describe('on a tiny game', () => {
  /** Drives that take 20 or 40 seconds, and leave the ball where worths are kept. */
  const few: FootballModels['drives'] = {
    name: 'drives',
    inputs: ['yardsToGoal', 'need'],
    predict: (batch) =>
      batch.map(({ yardsToGoal, need }) => {
        const touchdown = 0.4 - 0.003 * yardsToGoal
        const fieldGoal = need === 'touchdownOrLose' ? 0 : 0.3 - 0.002 * yardsToGoal
        const takeover = 1 - touchdown - fieldGoal - 0.03
        return {
          ...{ touchdown, fieldGoal, returnTouchdown: 0.02, safety: 0.01, timeUp: 0, takeover },
          takeovers: yardsToGoal > 60 ? [50, 60] : [70],
          takeoverSeconds: [20, 40],
          scoreSeconds: [24],
        }
      }),
  }

  it.each([2005, 2021, 2025])(
    'without end, by the rules of the postseason of %i, is what a plain recursion says',
    (season) => {
      const rules = rulebook(season, 'POST')
      const programme = new OvertimeProgramme({ drives: few, tries, rules, line: 0 })
      for (const deficit of [0, ...leadsToAnswer(rules)]) {
        const state = firstAndTen(rules, { yardsToGoal: 70 }, deficit)
        // each possession leaves less than .6 of its game open, so that twelve leave a few thousandths of a half
        const plain = plainly(state, { rules, few, known: new Map() }, 12)
        expect(Math.abs(programme.worthOf(state, state.offense) - plain)).toBeLessThan(2e-3)
      }
    },
  )

  it.each([30, 60, 80, 120])(
    'of sudden death with %i seconds left is what a plain recursion says',
    (secondsLeft) => {
      const rules = rulebook(2005, 'REG')
      const programme = new OvertimeProgramme({ drives: few, tries, rules, line: 0 })
      const state = firstAndTen(rules, { yardsToGoal: 70, secondsLeft }, 0, 2)
      expect(programme.worthOf(state, state.offense)).toBeCloseTo(
        plainly(state, { rules, few, known: new Map() }, 20),
        12,
      )
    },
  )
})

it.each(eras)('meets four thousand games of %i %s, played out drive by drive', (season, seasonType) => {
  const rules = rulebook(season, seasonType)
  const programme = programmeOf(rules, 4)
  const simulation = { programme, favoured: 'ARI', random: randomNumbers(season) } as const
  const { mean, standardError } = playedGames(openingKickoff(rules), simulation, 4_000)
  const foreseen = programme.worthOfReceiving(openingKickoff(rules), 'ARI')
  expect(Math.abs(mean - foreseen)).toBeLessThan(3 * standardError)
})
