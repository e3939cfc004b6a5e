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
 * @throws StudioStateError `studio/not-running` where none does; the studio's own errors as they are there
 */
export async function askAdmin<Name extends Operation, Answer = Record<string, unknown>>(
  directory: string,
  operation: Name,
  said: SaidTo<Name>,
): Promise<Answer> {
  const socketPath = adminSocketOf(directory)
  const { status, text } = await post(socketPath, operation, JSON.stringify(said)).catch((error) => {
    throw ['ENOENT', 'ECONNREFUSED'].includes(error.code) ? notRunning(directory) : error
  })
  const answer = JSON.parse(text)
  if (status === 200) return answer as Answer
  const { code, ...details } = answer.error
  const Kind = answer.kind === 'input' ? StudioInputError : StudioStateError
  throw new Kind(code, withoutNulls(details))
}

function adminSocketOf(directory: string): string {
  try {
    return (JSON.parse(readFileSync(join(directory, runningMarkFile), 'utf8')) as RunningMark).adminSocket
  } catch {
    throw notRunning(directory)
  }
}

function notRunning(directory: string): StudioStateError {
  return new StudioStateError('studio/not-running', {
    field: '--dir',
    value: directory,
    valid: 'the folder of a studio that runs',
    message: 'No studio runs in this folder. Start it with `fourthright studio start`.',
  })
}

function post(
  socketPath: string,
  operation: string,
  body: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const call = request({ socketPath, method: 'POST', path: `/${operation}`, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (more: string) => {
        text += more
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
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
