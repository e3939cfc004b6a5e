import { type Decision, decisionCard, postText, type SituationInput } from '@fourthright/guide'
import type { DecisionEvent } from '@fourthright/plays'
import { cardPicture } from './cardPicture.js'

/** A decision of a live game, ready to be posted: words, picture, and the same for programs. */
export interface Post {
  /** The key of its event: one post a key, ever. */
  readonly key: string
  /** nflverse's id of the game. */
  readonly game: string
  /** The key of the post that this one corrects. */
  readonly replaces: string | null
  /** At most 280 characters. */
  readonly text: string
  /** What the picture says, for those who do not see it. */
  readonly alt: string
  /** PNG, 1200 × 675. */
  readonly picture: Uint8Array
  readonly situation: SituationInput
  readonly decision: DecisionSummary
}

/** What a post's reader may want to compute with; the whole decision is the event's. */
export interface DecisionSummary
  extends Pick<Decision, 'recommendation' | 'edge' | 'strength' | 'verdict' | 'confidence'> {
  readonly choices: readonly Pick<
    Decision['choices'][number],
    'choice' | 'winProbability' | 'successProbability'
  >[]
}

export async function postOf({ key, game, replaces, situation, decision }: DecisionEvent): Promise<Post> {
  const { svg, alt } = decisionCard(situation, decision)
  const text = postText(situation, decision)
  return {
    ...{ key, game, replaces, text, alt, situation },
    picture: await cardPicture(svg),
    decision: summaryOf(decision),
  }
}

function summaryOf({
  recommendation,
  edge,
  strength,
  verdict,
  confidence,
  choices,
}: Decision): DecisionSummary {
  return {
    ...{ recommendation, edge, strength, verdict, confidence },
    choices: choices.map(({ choice, winProbability, successProbability }) => ({
      ...{ choice, winProbability, successProbability },
    })),
  }
}
