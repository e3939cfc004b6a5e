import type { Strength } from '../decide/decision.js'
import type { Choice } from '../outcomes/choice.js'

/** What to do, as a sentence begins: "Kick the field goal: …". */
export const choiceWords: Readonly<Record<Choice, string>> = {
  goForIt: 'Go for it',
  fieldGoal: 'Kick the field goal',
  punt: 'Punt',
  kneel: 'Kneel',
  kick: 'Kick the extra point',
  twoPoint: 'Go for two',
}

/** Each choice as a thing among others: the row of a table. */
export const choiceNames: Readonly<Record<Choice, string>> = {
  goForIt: 'Go for it',
  fieldGoal: 'Field goal',
  punt: 'Punt',
  kneel: 'Kneel',
  kick: 'Extra point',
  twoPoint: 'Go for two',
}

/** Each choice within a sentence, at either end of a comparison: "better than the field goal". */
export const choiceNouns: Readonly<Record<Choice, string>> = {
  goForIt: 'going for it',
  fieldGoal: 'the field goal',
  punt: 'the punt',
  kneel: 'kneeling',
  kick: 'the extra point',
  twoPoint: 'going for two',
}

/** What the strength of an edge is called within a sentence. */
export const strengthWords: Readonly<Record<Strength, string>> = {
  tossUp: 'a toss-up',
  medium: 'medium',
  strong: 'strong',
  veryStrong: 'very strong',
  overwhelming: 'overwhelming',
}

/** What the strength of an edge is called by itself. */
export const strengthNames: Readonly<Record<Strength, string>> = {
  tossUp: 'Toss-up',
  medium: 'Medium',
  strong: 'Strong',
  veryStrong: 'Very strong',
  overwhelming: 'Overwhelming',
}
