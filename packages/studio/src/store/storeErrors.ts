import { StudioStateError } from '../errors/studioError.js'

/** What every use of a database says after its `close`. */
export function closed(): StudioStateError {
  return new StudioStateError('store/closed', { message: 'The database was closed by this studio.' })
}

/** A transaction whose work went on after a statement in it had failed: PostgreSQL makes nothing of it. */
export function rolledBack(): StudioStateError {
  return new StudioStateError('store/rolled-back', {
    message: 'A statement in the transaction failed, so that nothing of it was kept.',
  })
}
