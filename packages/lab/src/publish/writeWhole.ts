import { rename, rm, writeFile } from 'node:fs/promises'

/** Writes a file so that nobody ever sees half of it: beside it first, then renamed. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const beside = `${file}.${process.pid}.part`
  try {
    await writeFile(beside, content)
    await rename(beside, file)
  } finally {
    await rm(beside, { force: true })
  }
}
