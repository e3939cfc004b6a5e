import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { checkWholeCsv, damagedFile, malformedFile, missingFile, truncatedFile } from '@fourthright/plays'

export type FileFormat = 'csv' | 'csv.gz' | 'parquet'

/** The format by the file's name. */
export function formatOf(file: string): FileFormat {
  if (file.endsWith('.parquet')) return 'parquet'
  if (file.endsWith('.csv.gz')) return 'csv.gz'
  if (file.endsWith('.csv')) return 'csv'
  throw malformedFile(file, 'its name ends in none of .csv, .csv.gz and .parquet')
}

/**
 * Checks that a file was neither cut off nor altered, as far as its format can tell.
 *
 * DuckDB reads a gzip without looking at its length and checksum, so it would take a season that was cut
 * off between two rows for a whole one; unpacking it here costs a twentieth of reading it.
 *
 * @throws DataError `plays/missing-file`, `plays/truncated-file`, `plays/damaged-file`, `plays/malformed-file`.
 */
export async function checkWholeFile(file: string): Promise<void> {
  const format = formatOf(file)
  if (format === 'csv') await checkWholeCsv(file)
  else if (format === 'parquet') await checkWholeParquet(file)
  else await checkWholeGzip(file)
}

const chunkBytes = 1 << 18

async function checkWholeGzip(file: string): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: chunkBytes }),
      createGunzip({ chunkSize: chunkBytes }),
      nowhere,
    )
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR') throw truncatedFile(file)
    if (code?.startsWith('Z_')) throw damagedFile(file, message)
    throw missingFile(file)
  }
}

const parquetMark = 'PAR1'

/** A parquet file begins and ends with its mark; what is between is checked when it is read. */
async function checkWholeParquet(file: string): Promise<void> {
  let handle: FileHandle
  try {
    handle = await open(file)
  } catch {
    throw missingFile(file)
  }
  try {
    const { size } = await handle.stat()
    const markAt = async (position: number) => {
      const { buffer } = await handle.read(new Uint8Array(4), 0, 4, position)
      return new TextDecoder('latin1').decode(buffer)
    }
    if (size < 4 || (await markAt(0)) !== parquetMark) {
      throw malformedFile(file, 'it does not begin as a parquet file does')
    }
    if (size < 12 || (await markAt(size - 4)) !== parquetMark) throw truncatedFile(file)
  } finally {
    await handle.close()
  }
}
