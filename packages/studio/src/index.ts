export { Refusal, StudioInputError, StudioStateError } from './errors/studioError.js'
