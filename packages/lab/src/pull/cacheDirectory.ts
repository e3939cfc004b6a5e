import { homedir } from 'node:os'
import { join } from 'node:path'

/** What the choice of a directory depends on; tests give their own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly home: string
  readonly platform: NodeJS.Platform
}

export function surroundings(): Surroundings {
  return { env: process.env, cwd: process.cwd(), home: homedir(), platform: process.platform }
}

/**
 * Where `data pull` keeps what it downloads: FOURTHRIGHT_CACHE, else `$XDG_CACHE_HOME/fourthright`, else the
 * platform's own place (`~/Library/Caches`, `%LOCALAPPDATA%`), else `~/.cache/fourthright`.
 * A variable that is set to nothing counts as not set.
 */
export function cacheDirectory({ env, home, platform }: Surroundings = surroundings()): string {
  if (env.FOURTHRIGHT_CACHE) return env.FOURTHRIGHT_CACHE
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'fourthright')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'fourthright')
  if (platform === 'win32')
    return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'fourthright', 'Cache')
  return join(home, '.cache', 'fourthright')
}
