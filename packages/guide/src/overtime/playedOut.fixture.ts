import type { FootballModels, TryDistribution } from '../models/footballModels.js'
import { afterFieldGoal } from '../rules/afterFieldGoal.js'
import { afterSafety } from '../rules/afterSafety.js'
import { afterTouchdown } from '../rules/afterTouchdown.js'
import { afterTry } from '../rules/afterTry.js'
import { kickoffLeaves } from '../rules/kickoff.js'
import { possessionChanges } from '../rules/possessionChanges.js'
import type { Rules } from '../rules/rulebook.js'
import { runClock } from '../rules/runClock.js'
import type { GameState } from '../situation/gameState.js'
import type { Team } from '../situation/teams.js'
import { driveInput } from './driveInput.js'
import type { OvertimeProgramme } from './programme.js'

/** An even overtime about to be kicked off to ARI, the favoured team. */
export function openingKickoff(rules: Rules): GameState {
  return {
    ...{ phase: 'kickoff', quarter: 5, secondsLeft: rules.overtimeSeconds, offense: 'ARI', defense: 'ATL' },
    ...{ offenseScore: 20, defenseScore: 20, down: null, yardsToGo: null, yardsToGoal: null },
    ...{ offenseTimeouts: 2, defenseTimeouts: 2, secondHalfKickoff: null },
    overtime: { period: 1, possessionsBefore: { offense: 0, defense: 0 } },
  }
}

/**
 * A number from 0 to 1, the same row of them for the same seed: sfc32 (C. Doty-Humphrey, PractRand, public domain), since
 * a million games draw tens of millions of numbers.
 */
export function randomNumbers(seed: number): () => number {
  let [a, b, c, counter] = [0, seed | 0, 0, 1]
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let warmUp = 0; warmUp < 12; warmUp++) next()
  return next
}

/** What games are played with: the drives of both teams, and what their tries bring. */
export interface Simulation {
  readonly programme: OvertimeProgramme
  readonly favoured: Team
  readonly random: () => number
}

/**
 * Plays a game to its end: one drive, kick or try after the other, each end drawn, the rules saying what follows. Only
 * before a try the programme is asked, which of the two is better.
 *
 * @returns 1 if the favoured team has won, 0 if it has lost, a half for a tie
 */
export function playOut(from: GameState, simulation: Simulation): number {
  let state = from
  while (state.phase !== 'final') state = nextState(state, simulation)
  const lead = state.offenseScore - state.defenseScore
  return (1 + Math.sign(lead) * (state.offense === simulation.favoured ? 1 : -1)) / 2
}

function nextState(state: GameState, simulation: Simulation): GameState {
  if (state.phase === 'scrimmage') return afterDrive(state, simulation)
  const { rules } = simulation.programme.stakes
  if (state.phase !== 'try') return drawn(kickoffLeaves(state, rules), simulation.random).next
  return afterBetterTry(state, simulation)
}

function afterDrive(state: GameState, { programme, favoured, random }: Simulation): GameState {
  const { rules, drives, line } = programme.stakes
  const ends = predictOne(drives, driveInput(state, state.offense === favoured ? line : -line, rules))
  const any = (values: readonly number[]) => values[Math.floor(random() * values.length)] as number
  const [scoring, losing] = [any(ends.scoreSeconds), any(ends.takeoverSeconds)]
  const { runoff } = rules
  return drawn(
    [
      {
        probability: ends.touchdown,
        next: () => afterTouchdown(state, 'offense', scoring + runoff.play, rules),
      },
      { probability: ends.fieldGoal, next: () => afterFieldGoal(ranDown(state, scoring), rules) },
      { probability: ends.returnTouchdown, next: () => afterTouchdown(state, 'defense', losing, rules) },
      { probability: ends.safety, next: () => afterSafety(state, losing, rules) },
      { probability: ends.timeUp, next: () => runClock(state, state.secondsLeft, rules) },
      {
        probability: ends.takeover,
        next: () => possessionChanges(state, { yardsToGoal: any(ends.takeovers), seconds: losing }, rules),
      },
    ],
    random,
  ).next()
}

/** The kick is snapped later in the drive. */
function ranDown(state: GameState, seconds: number): GameState {
  return { ...state, secondsLeft: Math.max(0, state.secondsLeft - seconds) }
}

function afterBetterTry(state: GameState, { programme, favoured, random }: Simulation): GameState {
  const { rules, tries } = programme.stakes
  const isFavoured = state.offense === favoured
  const chances = isFavoured ? tries.favoured : tries.other
  const choices = [kicks(chances, rules), passes(chances, rules)].map((results) =>
    results.map(({ probability, result }) => ({ probability, next: afterTry(state, result, rules) })),
  )
  const worth = (leaves: readonly { probability: number; next: GameState }[]) =>
    leaves.reduce((sum, { probability, next }) => {
      const chance = programme.worthOf(next, favoured)
      return sum + probability * (isFavoured ? chance : 1 - chance)
    }, 0)
  const [kick, two] = choices as [(typeof choices)[number], (typeof choices)[number]]
  return drawn(worth(kick) >= worth(two) ? kick : two, random).next
}

function kicks({ kick, defensiveReturnOfKick }: TryDistribution, rules: Rules) {
  return results('kicked', kick, rules.defensiveTryPoints > 0 ? defensiveReturnOfKick : 0)
}

function passes({ twoPoint, defensiveReturnOfTwoPoint }: TryDistribution, rules: Rules) {
  return results('twoPoints', twoPoint, rules.defensiveTryPoints > 0 ? defensiveReturnOfTwoPoint : 0)
}

function results(result: 'kicked' | 'twoPoints', good: number, returned: number) {
  return [
    { result, probability: good },
    { result: 'defensiveReturn' as const, probability: returned },
    { result: 'noGood' as const, probability: 1 - good - returned },
  ]
}

function drawn<Leaf extends { readonly probability: number }>(
  leaves: readonly Leaf[],
  random: () => number,
): Leaf {
  let left = random()
  for (const leaf of leaves) {
    left -= leaf.probability
    if (left < 0) return leaf
  }
  return leaves.at(-1) as Leaf
}

function predictOne(drives: FootballModels['drives'], input: ReturnType<typeof driveInput>) {
  const [ends] = drives.predict([input])
  if (!ends) throw new TypeError('the drive model gave no answer')
  return ends
}

/** Mean result of so many games and its standard error. */
export function playedGames(from: GameState, simulation: Simulation, games: number) {
  let [sum, squares] = [0, 0]
  for (let game = 0; game < games; game++) {
    const result = playOut(from, simulation)
    sum += result
    squares += result * result
  }
  const mean = sum / games
  return { mean, standardError: Math.sqrt((squares / games - mean * mean) / games) }
}
