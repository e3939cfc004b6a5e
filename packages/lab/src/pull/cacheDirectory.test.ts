import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheDirectory } from './cacheDirectory.js'

describe('the cache directory', () => {
  const home = '/home/fan'
  it.each([
    ['the setting first', { FOURTHRIGHT_CACHE: '/big', XDG_CACHE_HOME: '/xdg' }, 'linux', '/big'],
    ['then XDG', { XDG_CACHE_HOME: '/xdg' }, 'darwin', join('/xdg', 'fourthright')],
    [
      'nothing is not a setting',
      { FOURTHRIGHT_CACHE: '', XDG_CACHE_HOME: '' },
      'linux',
      join(home, '.cache', 'fourthright'),
    ],
    ['macOS', {}, 'darwin', join(home, 'Library', 'Caches', 'fourthright')],
    ['Windows', { LOCALAPPDATA: '/local' }, 'win32', join('/local', 'fourthright', 'Cache')],
    ['elsewhere', {}, 'linux', join(home, '.cache', 'fourthright')],
  ] as const)('is chosen by %s', (_, env, platform, directory) => {
    expect(cacheDirectory({ env, platform, home, cwd: '/' })).toBe(directory)
  })
})
