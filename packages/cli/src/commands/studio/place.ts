import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Surroundings } from '../../surroundings.js'

/** The flag that names a studio's folder, the same in every sub-command. */
export const dirFlag = [
  '--dir <directory>',
  "the studio's folder (default: FOURTHRIGHT_STUDIO, else fourthright/studio in the system's folder for data)",
] as const

export const jsonFlag = ['--json', 'the answer as JSON, for programs'] as const

export interface PlaceOptions {
  readonly dir?: string
  readonly json?: true
}

/** The folder of the studio that is meant. */
export function studioDirectory({ dir }: PlaceOptions, { environment }: Surroundings): string {
  const dataHome = environment.XDG_DATA_HOME || join(homedir(), '.local', 'share')
  return dir ?? environment.FOURTHRIGHT_STUDIO ?? join(dataHome, 'fourthright', 'studio')
}
