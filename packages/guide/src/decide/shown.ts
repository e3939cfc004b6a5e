import { clockText } from '../situation/clock.js'
import type { GameState, ShownGameState } from '../situation/gameState.js'
import type { ChoiceValue, ShownOutcome } from './decision.js'
import { expected, type ValuedOutcome, type ValuedTree, weightOf, within } from './value.js'

/** Choices of which it makes no sense to say that they worked. */
const withoutSuccess: ReadonlySet<string> = new Set(['punt', 'kneel'])

/**
 * A valued tree as the decision shows it.
 *
 * @param every list every leaf, else one outcome a label with the state of its typical leaf
 */
export function shownChoice(tree: ValuedTree, every: boolean): ChoiceValue {
  const { choice, outcomes, winProbability } = tree
  const [worked, failed] = [
    outcomes.filter((leaf) => leaf.isSuccess),
    outcomes.filter((leaf) => !leaf.isSuccess),
  ]
  const hasSuccess = !withoutSuccess.has(choice)
  return {
    choice,
    winProbability,
    successProbability: hasSuccess ? within(weightOf(worked)) : null,
    winProbabilityIfSuccess: hasSuccess ? expected(worked) : null,
    winProbabilityIfFailure: hasSuccess ? expected(failed) : null,
    outcomes: (every ? outcomes : byLabel(outcomes)).map(shownOutcome),
  }
}

/** One outcome a label: all its probability, its mean worth, the state of its typical leaf. */
function byLabel(outcomes: readonly ValuedOutcome[]): ValuedOutcome[] {
  const labels = [...new Set(outcomes.map(({ label }) => label))]
  return labels.map((label) => {
    const leaves = outcomes.filter((leaf) => leaf.label === label)
    const winProbability = expected(leaves) ?? 0
    return { ...typicalLeaf(leaves, winProbability), probability: weightOf(leaves), winProbability }
  })
}

/** Two leaves whose chances differ by no more than rounding are equally likely. */
const sameChance = 1 - 1e-9

/**
 * The likeliest leaf. Of equally likely ones (a punt's spots) the one in the middle, whose worth is nearest the
 * mean of all.
 */
function typicalLeaf(leaves: readonly ValuedOutcome[], mean: number): ValuedOutcome {
  const most = Math.max(...leaves.map(({ probability }) => probability))
  const offMean = (leaf: ValuedOutcome) => Math.abs(leaf.winProbability - mean)
  return leaves
    .filter(({ probability }) => probability >= most * sameChance)
    .reduce((best, leaf) => (offMean(leaf) < offMean(best) ? leaf : best))
}

function shownOutcome({ label, probability, winProbability, next }: ValuedOutcome): ShownOutcome {
  return {
    label,
    probability: within(probability),
    winProbability: within(winProbability),
    next: next.phase === 'final' ? null : shownState(next),
  }
}

/** A game state with its clock as the board shows it, and yards in hundredths. */
export function shownState(state: GameState): ShownGameState {
  return {
    phase: state.phase,
    quarter: state.quarter,
    clock: clockText(state.secondsLeft),
    offense: state.offense,
    defense: state.defense,
    offenseScore: state.offenseScore,
    defenseScore: state.defenseScore,
    down: state.down,
    yardsToGo: hundredths(state.yardsToGo),
    yardsToGoal: hundredths(state.yardsToGoal),
    offenseTimeouts: state.offenseTimeouts,
    defenseTimeouts: state.defenseTimeouts,
    secondHalfKickoff: state.secondHalfKickoff,
    overtime: state.overtime,
  }
}

function hundredths(yards: number | null): number | null {
  return yards === null ? null : Math.round(yards * 100) / 100
}
