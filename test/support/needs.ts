import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'
import { locateXgboost } from '../../packages/lab/src/engine/locateXgboost.js'
import { maybePostgresPrograms } from '../../packages/studio/src/store/postgresPrograms.fixture.js'
import { listedReasons } from './listedReasons.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Something outside of the repository that a test cannot do without. */
export interface Need {
  readonly met: boolean
  /** Why a test is skipped where the need is not met; the same words allow it in `.ci/skips`. */
  readonly reason: string
}

/**
 * The real play-by-play: the folder that the setting FOURTHRIGHT_DATA names, else `../shared/data` beside the
 * repository.
 */
export function needsBigData(): Need & { readonly folder: string } {
  const folder = resolve(root, process.env.FOURTHRIGHT_DATA ?? '../shared/data')
  return {
    met: existsSync(folder),
    folder,
    reason: 'needs the real play-by-play (FOURTHRIGHT_DATA)',
  }
}

/** The native XGBoost library, as `npm run setup` installs it. */
export function needsXgboost(): Need {
  const koffi = createRequire(import.meta.url)('koffi') as { load(path: string): unknown }
  return { met: opens(koffi.load), reason: 'needs the native XGBoost library (npm run setup)' }
}

/** A PostgreSQL server that tests can start, as `npm run setup` installs it. */
export function needsPostgres(): Need {
  return {
    met: maybePostgresPrograms() !== undefined,
    reason: 'needs PostgreSQL to start a server of (npm run setup)',
  }
}

/** Network namespaces that a test makes for itself: Linux, the right to, and `ip` of iproute2. */
export function needsNamespaces(): Need {
  const works = (command: string, ...args: string[]) => spawnSync(command, args).status === 0
  return {
    met: process.platform === 'linux' && works('ip', '-V') && works('unshare', '--net', 'true'),
    reason: 'needs network namespaces (root on Linux, iproute2)',
  }
}

/** Debian's Chromium, as `npm run setup` installs it, driven by playwright-core. */
export function needsChromium(): Need & { readonly path: string } {
  const path = process.env.FOURTHRIGHT_CHROMIUM ?? '/usr/bin/chromium'
  return { met: existsSync(path), path, reason: 'needs Chromium (npm run setup, or FOURTHRIGHT_CHROMIUM)' }
}

/** The plain command that API's users try first, as `npm run setup` installs it. */
export function needsCurl(): Need {
  return { met: spawnSync('curl', ['--version']).status === 0, reason: 'needs curl (npm run setup)' }
}

function opens(load: (path: string) => unknown): boolean {
  try {
    locateXgboost(load)
    return true
  } catch {
    return false
  }
}

/**
 * `describe` where every need is met. Elsewhere its tests are skipped by name, the reason in the suite's title.
 * Under CI a reason must be listed in `.ci/skips`, else the file fails: a machine that tests for everybody
 * should not leave tests out in silence.
 *
 * The body runs in both cases, to know the names: touch what is needed in hooks and tests only.
 */
export function describeWith(needs: Need | readonly Need[], title: string, body: () => void): void {
  const missing = [needs].flat().filter((need) => !need.met)
  const allowed = listedReasons(readFileSync(new URL('../../.ci/skips', import.meta.url), 'utf8'))
  const refused = missing.find(({ reason }) => process.env.CI && !allowed.includes(reason))
  if (refused) throw new Error(`${title}: ${refused.reason}; .ci/skips does not allow to leave it out.`)
  if (missing.length === 0) {
    describe(title, body)
    return
  }
  const reasons = missing.map(({ reason }) => reason).join('; ')
  // the default reporter does not print the titles of skipped suites
  console.warn(`Skipped: ${title}: ${reasons}`)
  describe.skip(`${title} [skipped: ${reasons}]`, body)
}
