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
export { maybeTeam, type Team, teams } from './situation/teams.js'
