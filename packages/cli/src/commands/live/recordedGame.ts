import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { DataError } from '@fourthright/guide'
import { UsageError } from '../../usageError.js'

const unpack = promisify(gunzip)
/** A whole game has some 2 MB. */
const mostBytes = 256e6

/** A game as its feed told it, from a file of JSON or packed JSON. */
export interface RecordedGame {
  /** nflverse's id, e.g. 2020_01_ARI_SF. */
  readonly game: string
  readonly document: unknown
}

/**
 * Reads a recorded game.
 *
 * @param id nflverse's id; undefined: the file's name says it, `2020_01_ARI_SF.json.gz`
 * @throws DataError 'game/missing' or 'game/damaged' for a file that is not there or no JSON; UsageError 'usage/game-id'
 *   where nothing says which game it is
 */
export async function recordedGame(file: string, id?: string): Promise<RecordedGame> {
  const game = id ?? idIn(file)
  return { game, document: await documentIn(file) }
}

function idIn(file: string): string {
  const id = /^\d{4}_\d\d_[A-Z]{2,3}_[A-Z]{2,3}(?=\.|$)/.exec(basename(file))?.[0]
  if (id !== undefined) return id
  throw new UsageError('usage/game-id', {
    field: '--id',
    valid: 'season_week_away_home, such as 2020_01_ARI_SF',
    message: `The name of ${file} does not say which game it is; say it with --id.`,
  })
}

async function documentIn(file: string): Promise<unknown> {
  const fault = (code: string, cause: unknown) =>
    new DataError(code, {
      field: '--game',
      value: file,
      valid: 'a game of the NFL feed as JSON, .json or .json.gz',
      message: `The game ${file} cannot be read: ${cause instanceof Error ? cause.message : cause}.`,
    })
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (cause) {
    throw fault('game/missing', cause)
  }
  try {
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
    const text = packed ? await unpack(bytes, { maxOutputLength: mostBytes }) : bytes
    return JSON.parse(text.toString('utf8'))
  } catch (cause) {
    throw fault('game/damaged', cause)
  }
}
