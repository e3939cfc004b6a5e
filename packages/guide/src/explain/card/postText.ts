import type { Decision } from '../../decide/decision.js'
import type { SituationInput } from '../../situation/situationSchema.js'
import { choiceNames } from '../choiceWords.js'
import { callText, wholePercent } from './decisionWords.js'
import { downText, momentText, scoreText, teamText } from './situationWords.js'

/** What the narrowest of the networks allows. */
const mostCharacters = 280

/**
 * A decision as a post: the call, how strong it is and by how much; then the situation and the chances to win, as
 * far as there is room.
 *
 * @returns plain text of at most 280 characters
 * @example postText(famousPlay, decide(famousPlay, bundle))
 * // Go for it. Overwhelming: 13 points of win probability better than the field goal.
 * // IND ball, 4th & inches at the HOU 36. IND 20, HOU 20, 4th quarter, 3:21 left.
 * // Chance to win: go for it 69 %, field goal 56 %, punt 48 %.
 */
export function postText(situation: SituationInput, decision: Decision): string {
  const lines = [
    callText(decision),
    `${teamText(situation.offense)} ball, ${downText(situation)}. ${scoreText(situation)}, ${momentText(situation)}.`,
    `Chance to win: ${chances(decision)}.`,
  ]
  return lines.reduce((text, line) =>
    text.length + 1 + line.length <= mostCharacters ? `${text}\n${line}` : text,
  )
}

function chances({ choices }: Decision): string {
  return choices
    .map(
      ({ choice, winProbability }) => `${choiceNames[choice].toLowerCase()} ${wholePercent(winProbability)}`,
    )
    .join(', ')
}
