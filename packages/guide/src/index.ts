export type {
  Choice,
  ChoiceValue,
  Conversion,
  Decision,
  ShownOutcome,
  Strength,
} from './decide/decision.js'
export { decisionJsonSchema } from './decide/decisionJsonSchema.js'
export {
  DataError,
  type ErrorDetails,
  FourthrightError,
  InputError,
  MissingDependencyError,
} from './errors/errors.js'
export type { Bundle } from './models/bundle.js'
export type * from './models/footballModels.js'
export type { OutcomeModel } from './models/outcomeModel.js'
export type * from './models/snap.js'
export type * from './models/tables.js'
export { type CompactTrees, mostFeatures } from './models/trees/compactTrees.js'
export { decodeTrees } from './models/trees/decode.js'
export { scoreMargins } from './models/trees/scoreMargins.js'
export { sigmoid, softmaxInto } from './models/trees/softmax.js'
export type { TreeEnsemble } from './models/trees/treeEnsemble.js'
export { lastRuledSeason, type Rules, rulebook } from './rules/rulebook.js'
export { clockText, maybeClock, parseClock } from './situation/clock.js'
export { famousPlay } from './situation/famousPlay.js'
export type { GameState, ShownGameState } from './situation/gameState.js'
export { readSituation } from './situation/readSituation.js'
export type { Side, Situation, Venue } from './situation/situation.js'
export { situationJsonSchema } from './situation/situationJsonSchema.js'
export type { SituationInput, WrittenSituation } from './situation/situationSchema.js'
export { maybeTeam, type Team, teams } from './situation/teams.js'
export { type SituationField, validWords } from './situation/validWords.js'
