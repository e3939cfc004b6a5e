import type { PuntLeaf } from '../models/footballModels.js'
import { afterPunt } from '../rules/afterPunt.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import type { OutcomeTree } from './outcome.js'

/** A punt, as the model spreads its results. */
export function punt(before: GameState, leaves: readonly PuntLeaf[], rules: Rules): OutcomeTree {
  return {
    choice: 'punt',
    outcomes: leaves
      .filter((leaf) => leaf.probability > 0)
      .map((leaf) => ({
        label: leaf.label,
        probability: leaf.probability,
        next: afterPunt(before, leaf, rules),
        isSuccess: false,
        gained: null,
      })),
  }
}
