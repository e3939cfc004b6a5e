import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'

/** Writes a text so that readers see the old file or the whole new one, never a part. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.new`
  const handle = await open(beside, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
}

/** Gives a finished file its final name, once its bytes are on the disk. Both names must be in one directory. */
export async function publish(part: string, file: string): Promise<void> {
  const handle = await open(part, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(part, file)
}

/** SHA-256 of a file's bytes as 64 hex digits. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}
