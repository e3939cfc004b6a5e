import { DataError, InputError } from '@fourthright/guide'
import type { PlayColumn } from './play.js'
import type { PlayBatch } from './playBatch.js'

/** One season's plays in one file: `.csv`, `.csv.gz` or (in the lab) `.parquet`. */
export interface SeasonFile {
  readonly season: number
  readonly file: string
}

export interface PlayRequest<C extends PlayColumn> {
  /** Seasons in the order in which they are to be read. */
  readonly seasons: readonly number[]
  readonly columns: readonly C[]
  /** Columns that may be absent from a file and are then null; any other absence is an error. */
  readonly declaredNull?: readonly PlayColumn[]
}

/**
 * Where plays come from, whatever the format: the one contract of every bulk reader.
 *
 * `read` throws a DataError whose code is
 * - `plays/missing-season`, `plays/missing-file`: not there;
 * - `plays/missing-column`: a column that was asked for and is neither in the file nor declared null;
 * - `plays/malformed-value`, `plays/unknown-team`: a cell, named by file, row (1 = first play) and column;
 * - `plays/truncated-file`, `plays/damaged-file`, `plays/malformed-file`: cut off, altered, not a table.
 */
export interface PlaySource {
  readonly name: string
  /** The seasons that can be read, ascending. */
  seasons(): Promise<number[]>
  /** The plays of the seasons, in the order asked for and in each file's order. */
  read<C extends PlayColumn>(request: PlayRequest<C>): AsyncIterable<PlayBatch<C>>
}

/** Seasons of a list of files, ascending, each once. */
export function seasonsOf(files: readonly SeasonFile[]): number[] {
  return [...new Set(files.map(({ season }) => season))].sort((a, b) => a - b)
}

/**
 * The files of the seasons asked for, in that order.
 *
 * @throws DataError `plays/missing-season` for a season without a file; InputError `plays/columns` for none.
 */
export function filesFor<C extends PlayColumn>(
  files: readonly SeasonFile[],
  request: PlayRequest<C>,
): SeasonFile[] {
  if (request.columns.length === 0) {
    throw new InputError('plays/columns', {
      field: 'columns',
      value: [],
      valid: 'at least one column of play-by-play',
      message: 'Name the columns to read.',
    })
  }
  return request.seasons.flatMap((season) => {
    const found = files.filter((one) => one.season === season)
    if (found.length > 0) return found
    throw new DataError('plays/missing-season', {
      field: 'seasons',
      value: season,
      valid: seasonsOf(files).join(', ') || 'none: there are no plays here',
      message: `There are no plays of the season ${season}; pull it, or ask for the seasons that are there.`,
    })
  })
}
