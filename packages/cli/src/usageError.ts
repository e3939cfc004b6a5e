import { CommanderError } from 'commander'
import { subCommands } from './subCommands.js'

/** A command line that no command understands: bad input, as a bad situation is. */
export class UsageError extends Error {
  constructor(
    /** Stable, e.g. `usage/unknown-option`. */
    readonly code: string,
    readonly details: { field: string | null; valid: string; message: string },
  ) {
    super(details.message)
  }

  /** The error object of the contract; a command line's field is the flag or word that is wrong. */
  toJSON() {
    const { field, message, valid } = this.details
    return { code: this.code, field, value: null, message, valid }
  }
}

/** Did commander end because it had printed a help or the version? */
export function isHelp(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0
}

/** What commander found wrong, in the house's form; any other error as it is. */
export function asUsageError(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error
  const kind = error.code.replace(/^commander\./, '')
  if (kind === 'help') {
    return new UsageError('usage/missing-command', {
      field: null,
      valid: 'see --help after the command',
      message: 'This command has sub-commands; name one of them.',
    })
  }
  return new UsageError(`usage/${kebab(kind)}`, {
    field: /'([^']+)'/.exec(error.message)?.[1] ?? null,
    valid: kind === 'unknownCommand' ? names() : 'see --help after the command',
    message: sentence(error.message.replace(/^error: /, '')),
  })
}

function names(): string {
  return subCommands.map(({ name }) => name).join(', ')
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function sentence(text: string): string {
  const oneLine = text.replaceAll(/\s+/g, ' ').trim()
  const ended = /[.?)]$/.test(oneLine) ? oneLine : `${oneLine}.`
  return ended.charAt(0).toUpperCase() + ended.slice(1)
}
