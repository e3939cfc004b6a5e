import { coloursFor } from './render/colours.js'
import { type Surroundings, write } from './surroundings.js'
import { UsageError } from './usageError.js'

/** Ended with errors that have been told already, each where it belongs. */
export class AlreadyTold extends Error {
  constructor(readonly exitCode: number) {
    super('already told')
  }
}

/** The exit codes of the contract. */
export const exitCodes = { done: 0, fault: 1, badInput: 2, missing: 3 } as const

/**
 * Tells an error on stderr: one line for people and what would be valid, or with `--json` the error object.
 *
 * @returns the exit code that goes with it
 */
export async function reportError(
  error: unknown,
  { around, json }: { around: Surroundings; json: boolean },
): Promise<number> {
  if (error instanceof AlreadyTold) return error.exitCode
  const { said, exitCode } = await judge(error)
  if (json) await write(around.stderr, `${JSON.stringify({ error: said })}\n`)
  else {
    const colours = coloursFor(around.stderr, around.environment)
    const valid = said.valid === null ? '' : `${colours.dim('valid:')} ${said.valid}\n`
    await write(around.stderr, `${colours.red('fourthright:')} ${said.message}\n${valid}`)
  }
  if (exitCode === exitCodes.fault && around.environment.DEBUG && error instanceof Error) {
    await write(around.stderr, `${error.stack}\n`)
  }
  return exitCode
}

interface Said {
  readonly code: string
  readonly field: string | null
  readonly value: unknown
  readonly message: string
  readonly valid: string | null
}

/** Guide and policy are loaded here only, so that a help or a usage error needs none of them. */
async function judge(error: unknown): Promise<{ said: Said; exitCode: number }> {
  if (error instanceof UsageError) return { said: error.toJSON(), exitCode: exitCodes.badInput }
  const { CodedError } = await import('@fourthright/policy')
  if (error instanceof CodedError) {
    return { said: error.toJSON(), exitCode: error.kind === 'input' ? exitCodes.badInput : exitCodes.missing }
  }
  const { DataError, FourthrightError, InputError, MissingDependencyError } = await import(
    '@fourthright/guide'
  )
  if (error instanceof InputError) return { said: error.toJSON(), exitCode: exitCodes.badInput }
  if (error instanceof DataError || error instanceof MissingDependencyError) {
    return { said: error.toJSON(), exitCode: exitCodes.missing }
  }
  if (error instanceof FourthrightError) return { said: error.toJSON(), exitCode: exitCodes.fault }
  const message = error instanceof Error ? error.message : String(error)
  return {
    said: { code: 'fault/unexpected', field: null, value: null, message, valid: null },
    exitCode: exitCodes.fault,
  }
}
