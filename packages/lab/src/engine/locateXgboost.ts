import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MissingDependencyError } from '@fourthright/guide'

/** Where conda, Homebrew and plain installations keep libraries, beside the loader's own search path. */
function libraryFolders(environment: NodeJS.ProcessEnv): string[] {
  const conda = environment.CONDA_PREFIX
  return [
    ...(conda ? [join(conda, 'lib'), join(conda, 'Library', 'bin')] : []),
    ...(environment.HOMEBREW_PREFIX ? [join(environment.HOMEBREW_PREFIX, 'lib')] : []),
    '/opt/homebrew/lib',
    '/usr/local/lib',
  ]
}

function libraryNames(platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return ['libxgboost.dylib']
  if (platform === 'win32') return ['xgboost.dll', 'libxgboost.dll']
  return ['libxgboost.so.0', 'libxgboost.so']
}

/**
 * Paths and names under which the native library may be found, likeliest first.
 *
 * The setting FOURTHRIGHT_XGBOOST, where it is given, is the only candidate: a wrong path should
 * be told, not silently replaced by another version.
 */
export function xgboostCandidates(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string[] {
  if (environment.FOURTHRIGHT_XGBOOST) return [environment.FOURTHRIGHT_XGBOOST]
  const names = libraryNames(platform)
  const inFolders = libraryFolders(environment)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .filter((path) => existsSync(path))
  return [...names, ...inFolders]
}

/**
 * Finds the native XGBoost library by trying to open each candidate.
 *
 * @param open opens a library or throws; its result is handed on.
 * @returns the first library that opens, with the name or path that did it.
 * @throws MissingDependencyError 'engine/xgboost-missing' when none opens; the message says how to install it.
 */
export function locateXgboost<Library>(
  open: (path: string) => Library,
  candidates: readonly string[] = xgboostCandidates(),
): { path: string; library: Library } {
  const failures: string[] = []
  for (const path of candidates) {
    try {
      return { path, library: open(path) }
    } catch (cause) {
      failures.push(cause instanceof Error ? cause.message : String(cause))
    }
  }
  throw new MissingDependencyError('engine/xgboost-missing', {
    field: 'FOURTHRIGHT_XGBOOST',
    value: candidates,
    valid: 'path of the XGBoost shared library, version 1.7 or later',
    message: [
      'The native XGBoost library, which trains the models, was not found.',
      'Install it: on Debian and Ubuntu `apt-get install libxgboost0`; on macOS `brew install xgboost libomp`;',
      'with conda `conda install -c conda-forge libxgboost`;',
      'or set FOURTHRIGHT_XGBOOST to the path of libxgboost.so, libxgboost.dylib or xgboost.dll.',
      `Tried: ${failures.join('; ')}.`,
    ].join(' '),
  })
}
