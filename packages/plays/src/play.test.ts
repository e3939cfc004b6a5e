import { describe, expect, it } from 'vitest'
import { isPlayColumn, playColumns } from './play.js'

describe('the dictionary of columns', () => {
  it.each(['ep', 'epa', 'qb_epa', 'wp', 'wpa', 'vegas_wp', 'home_wp', 'success', 'cp', 'xpass', 'fg_prob'])(
    'does not know %s, which another model computed',
    (name) => {
      expect(isPlayColumn(name)).toBe(false)
    },
  )

  it('is not fooled by names that every object has', () => {
    expect(isPlayColumn('constructor')).toBe(false)
    expect(isPlayColumn('down')).toBe(true)
  })

  it('reads every column that names a team as a team', () => {
    const teams = Object.entries(playColumns).filter(([, kind]) => kind === 'team')
    const named = Object.keys(playColumns).filter((name) => /team$/.test(name))
    expect(teams.map(([name]) => name).sort()).toEqual(named.sort())
  })
})
