export { type DecideOptions, decide } from './decide/decide.js'
export type {
  Choice,
  ChoiceValue,
  Conversion,
  Decision,
  ShownOutcome,
  Strength,
} from './decide/decision.js'
export { decisionJsonSchema } from './decide/decisionJsonSchema.js'
export { type GameStakes, winProbabilities } from './decide/winProbabilities.js'
export {
  DataError,
  type ErrorDetails,
  FourthrightError,
  InputError,
  MissingDependencyError,
} from './errors/errors.js'
export { type DecisionCard, decisionCard } from './explain/card/decisionCard.js'
export { postText } from './explain/card/postText.js'
export {
  type ChanceContributions,
  type ChanceQuestion,
  chanceContributions,
} from './explain/chanceContributions.js'
export { choiceNames, choiceNouns, choiceWords, strengthNames } from './explain/choiceWords.js'
export { conversionWords } from './explain/conversionClause.js'
export type { ConversionPart } from './explain/conversionContributions.js'
export { pointsText, verdict } from './explain/verdict.js'
export { type FailureModel, type FailureTable, turnoverDistances } from './models/afterFailure.js'
export type { Bundle } from './models/bundle.js'
export { type BundleManifest, type Seasons, treeSections } from './models/bundle.js'
export { type GameScript, gameScriptOf, gameScripts, type ScriptMoment } from './models/calls/gameScript.js'
export {
  type CallCounts,
  type CallQuestion,
  callCell,
  calls,
  type SimilarCalls,
  similarCalls,
} from './models/calls/similarCalls.js'
export { type Container, decodeContainer } from './models/container/decodeContainer.js'
export { type ContainerParts, encodeContainer } from './models/container/encodeContainer.js'
export type { ElementType, SectionArray } from './models/container/sections.js'
export type { DriveModel, DriveRow } from './models/drives.js'
export { driveTermNames, driveTerms, timeUpTermNames, timeUpTerms } from './models/driveTerms.js'
export { expectedPointsOf, nextScores } from './models/expectedPoints.js'
export { type FieldGoalModel, fieldGoalModel, fieldGoalTerms } from './models/fieldGoal.js'
export type * from './models/footballModels.js'
export type { FormRecord, QuarterbackLog, TeamLog } from './models/formTables.js'
export type { GamesRecord } from './models/gameTables.js'
export { type MarginModel, marginLogit, marginParameters } from './models/marginModel.js'
export type { MemberModels, Members } from './models/members/members.js'
export {
  type MemberManifest,
  type MembersManifest,
  memberRecipeParts,
} from './models/members/membersManifest.js'
export { openMembers } from './models/members/openMembers.js'
export type { MissedKickModel } from './models/missedKick.js'
export { openBundle } from './models/openBundle.js'
export type { OutcomeModel } from './models/outcomeModel.js'
export type { PenaltyRow } from './models/penalties.js'
export { puntModel, puntYardLines, rarePunts } from './models/punt.js'
export type * from './models/snap.js'
export {
  type SpecialistRecord,
  type SpecialistTable,
  specialistEpoch,
  specialistTable,
} from './models/specialists.js'
export type * from './models/tables.js'
export { type CompactTrees, mostFeatures } from './models/trees/compactTrees.js'
export { decodeTrees } from './models/trees/decode.js'
export { leafPaths } from './models/trees/leafPaths.js'
export { scoreMargins } from './models/trees/scoreMargins.js'
export { sigmoid, softmaxInto } from './models/trees/softmax.js'
export type { TreeEnsemble } from './models/trees/treeEnsemble.js'
export { treeShap } from './models/trees/treeShap.js'
export { winProbabilityDerived, winProbabilityInputs } from './models/winProbability.js'
export { yardsClasses } from './models/yardsGained.js'
export type { YardsGainedReasons } from './models/yardsGainedReasons.js'
export { conversionProbability, publishedDecay } from './outcomes/conversionProbability.js'
export type { Overrides } from './outcomes/overrides.js'
export { puntedBy, puntersReach } from './outcomes/puntedBy.js'
export { shiftedChance } from './outcomes/shiftedChance.js'
export { openClass, wholeYardChances } from './outcomes/wholeYardChances.js'
export { driveInput } from './overtime/driveInput.js'
export { needOf } from './overtime/need.js'
export { OvertimeProgramme, type OvertimeStakes } from './overtime/programme.js'
export { endless } from './overtime/timeline.js'
export { afterFailure } from './rules/afterFailure.js'
export { afterFieldGoal } from './rules/afterFieldGoal.js'
export { afterFirstDown } from './rules/afterFirstDown.js'
export { afterPunt } from './rules/afterPunt.js'
export { afterSafety } from './rules/afterSafety.js'
export { afterTouchdown } from './rules/afterTouchdown.js'
export { afterTurnover } from './rules/afterTurnover.js'
export { firstAndTen } from './rules/firstAndTen.js'
export { kickoffLeaves } from './rules/kickoff.js'
export { possessionChanges } from './rules/possessionChanges.js'
export { lastRuledSeason, type Rules, rulebook } from './rules/rulebook.js'
export { turnAround } from './rules/turnAround.js'
export { clockText, maybeClock, parseClock } from './situation/clock.js'
export { type Completed, complete } from './situation/complete.js'
export { famousPlay } from './situation/famousPlay.js'
export type { GameState, ShownGameState } from './situation/gameState.js'
export { neutralSite, plainFields, plainNumber, plainValue, withField } from './situation/plainValue.js'
export { readSituation } from './situation/readSituation.js'
export type { Side, Situation, Specialists, Venue } from './situation/situation.js'
export { situationJsonSchema } from './situation/situationJsonSchema.js'
export { situationFromQuery, situationQuery } from './situation/situationQuery.js'
export type { SituationInput, WrittenSituation } from './situation/situationSchema.js'
export { maybeTeam, type Team, teams } from './situation/teams.js'
export { type SituationField, validWords } from './situation/validWords.js'
