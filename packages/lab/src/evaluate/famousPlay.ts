import { type Bundle, type Decision, decide, famousPlay } from '@fourthright/guide'

/** The numbers of the article's example. */
export interface FamousPlay {
  readonly convert: number
  readonly winIfConverted: number
  readonly winGoing: number
  readonly make: number
  readonly winIfMade: number
  readonly winKicking: number
}

/** Source: "Next Gen Stats Decision Guide: Predicting fourth-down conversion", AWS Machine Learning Blog. */
export const publishedFamousPlay: FamousPlay = {
  convert: 0.81,
  winIfConverted: 0.75,
  winGoing: 0.69,
  make: 0.42,
  winIfMade: 0.71,
  winKicking: 0.56,
}

/** What this bundle says of it. */
export function ourFamousPlay(bundle: Bundle): FamousPlay {
  const decision = decide(famousPlay, bundle)
  const going = choiceOf(decision, 'goForIt')
  const kicking = choiceOf(decision, 'fieldGoal')
  return {
    convert: decision.conversion?.blended ?? Number.NaN,
    winIfConverted: going.winProbabilityIfSuccess ?? Number.NaN,
    winGoing: going.winProbability,
    make: kicking.successProbability ?? Number.NaN,
    winIfMade: kicking.winProbabilityIfSuccess ?? Number.NaN,
    winKicking: kicking.winProbability,
  }
}

function choiceOf(decision: Decision, choice: Decision['recommendation']) {
  const found = decision.choices.find((one) => one.choice === choice)
  if (!found) throw new RangeError(`The famous play has no ${choice}.`)
  return found
}
