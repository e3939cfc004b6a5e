import { execFileSync } from 'node:child_process'
import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const house = fileURLToPath(new URL('../../', import.meta.url))

/** Files under version control that are there, as paths from the root. */
export function trackedFiles(): string[] {
  return execFileSync('git', ['ls-files', '-z'], { cwd: house, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && lstatSync(join(house, file), { throwIfNoEntry: false })?.isFile())
}

/** The text of a file, or undefined where it is binary. */
export function maybeText(file: string): string | undefined {
  const bytes = readFileSync(join(house, file))
  return bytes.includes(0) ? undefined : bytes.toString('utf8')
}
