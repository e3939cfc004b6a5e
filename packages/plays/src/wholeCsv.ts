import { type FileHandle, open } from 'node:fs/promises'
import { malformedFile, missingFile, truncatedFile } from './playFaults.js'

const lineEnd = 0x0a

/**
 * Checks that a plain csv file ends with a line end: one that was cut off inside a row does not.
 * A csv has no length of its own, so a cut exactly between two rows cannot be seen.
 *
 * @throws DataError `plays/missing-file`, `plays/malformed-file` (empty), `plays/truncated-file`.
 */
export async function checkWholeCsv(file: string): Promise<void> {
  let handle: FileHandle
  try {
    handle = await open(file)
  } catch {
    throw missingFile(file)
  }
  try {
    const { size } = await handle.stat()
    if (size === 0) throw malformedFile(file, 'it is empty')
    const { buffer } = await handle.read(new Uint8Array(1), 0, 1, size - 1)
    if (buffer[0] !== lineEnd) throw truncatedFile(file)
  } finally {
    await handle.close()
  }
}
