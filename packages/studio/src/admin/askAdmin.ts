import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { StudioInputError, StudioStateError } from '../errors/studioError.js'
import type { Operation, SaidTo } from './operations.js'

/** What a running studio leaves in its folder for other commands. */
export interface RunningMark {
  readonly pid: number
  readonly adminSocket: string
}

export const runningMarkFile = 'running.json'

/**
 * Asks the studio that runs in a folder.
 *
 * @throws StudioStateError `studio/not-running` where none does; `studio/no-answer` where it broke off; its own errors as
 * they are there
 */
export async function askAdmin<Name extends Operation, Answer = Record<string, unknown>>(
  directory: string,
  operation: Name,
  said: SaidTo<Name>,
): Promise<Answer> {
  const { status, answer } = await post(adminSocketOf(directory), operation, JSON.stringify(said)).catch(
    (error) => {
      throw ['ENOENT', 'ECONNREFUSED'].includes(error.code)
        ? notRunning(directory)
        : noAnswer(directory, error)
    },
  )
  if (status === 200) return answer as Answer
  const { code, ...details } = answer.error
  const Kind = answer.kind === 'input' ? StudioInputError : StudioStateError
  throw new Kind(code, withoutNulls(details))
}

function adminSocketOf(directory: string): string {
  const { adminSocket } = maybeMark(directory) ?? {}
  if (typeof adminSocket === 'string' && adminSocket !== '') return adminSocket
  throw notRunning(directory)
}

function maybeMark(directory: string): Partial<RunningMark> | undefined {
  try {
    return JSON.parse(readFileSync(join(directory, runningMarkFile), 'utf8'))
  } catch {
    return undefined
  }
}

function noAnswer(directory: string, { message }: Error): StudioStateError {
  return new StudioStateError('studio/no-answer', {
    field: '--dir',
    value: directory,
    valid: 'the folder of a studio that runs, as its own account',
    message: `The studio did not answer, so that it is not known whether it did it: ${message}.`,
  })
}

function notRunning(directory: string): StudioStateError {
  return new StudioStateError('studio/not-running', {
    field: '--dir',
    value: directory,
    valid: 'the folder of a studio that runs',
    message: 'No studio runs in this folder. Start it with `fourthright studio start`.',
  })
}

/** What came back: the answer itself, or what went wrong. */
interface Answered {
  readonly kind?: string
  readonly error: { readonly code: string; readonly message: string }
}

function post(
  socketPath: string,
  operation: string,
  body: string,
): Promise<{ status: number; answer: Answered }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const call = request({ socketPath, method: 'POST', path: `/${operation}`, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (more: string) => {
        text += more
      })
      response.on('end', () => {
        try {
          resolve({ status: response.statusCode ?? 0, answer: JSON.parse(text) })
        } catch (error) {
          reject(error)
        }
      })
      response.on('error', reject)
    })
    call.on('error', reject)
    call.end(body)
  })
}

function withoutNulls(details: { message: string }): { message: string } {
  const said = Object.entries(details).filter(([, value]) => value !== null)
  return { message: details.message, ...Object.fromEntries(said) }
}
