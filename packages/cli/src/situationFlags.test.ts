import { famousPlay, InputError, plainFields, readSituation } from '@fourthright/guide'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addSituationFlags, flagOf, withFlags } from './situationFlags.js'

function options(...args: string[]): Record<string, unknown> {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => {} })
  addSituationFlags(command)
  return command.parse(args, { from: 'user' }).opts()
}

describe('a flag for each field of a situation', () => {
  it.each([
    ['yardsToGo', '--yards-to-go'],
    ['seasonType', '--season-type'],
    ['venue.roof', '--roof'],
    ['venue.windMph', '--wind'],
    ['possessionTeamLine', '--line'],
    ['form.qbSuccessEpa', '--qb-success-epa'],
    ['overtime.possessionsBefore.offense', '--offense-possessions'],
  ] as const)('%s is %s', (field, flag) => {
    expect(flagOf(field)).toBe(flag)
  })

  it('no two fields share a flag', () => {
    expect(new Set(plainFields.map(flagOf)).size).toBe(plainFields.length)
  })

  it('says the whole famous play in flags', () => {
    const args = Object.entries({ ...famousPlay, venue: null })
      .filter(([, value]) => value !== null)
      .flatMap(([field, value]) => [flagOf(field as (typeof plainFields)[number]), String(value)])
    const said = withFlags(options(...args, '--roof', 'closed', '--surface', 'turf'))
    expect(readSituation(said)).toMatchObject({
      ...Object.fromEntries(Object.entries(famousPlay).filter(([, value]) => value !== null)),
      venue: { roof: 'closed', surface: 'turf' },
    })
  })

  it('puts its value in the place of the situation’s own, and changes nothing else', () => {
    const situation = { season: 2020, venue: { roof: 'dome', surface: 'turf' }, down: 4 }
    const changed = withFlags(options('--roof', 'open', '--line', '-3.5'), situation)
    expect(changed).toEqual({
      season: 2020,
      venue: { roof: 'open', surface: 'turf' },
      down: 4,
      possessionTeamLine: -3.5,
    })
    expect(situation.venue.roof).toBe('dome')
  })

  it('takes both scores at once, the offense first', () => {
    expect(withFlags(options('--score', '20-17'))).toEqual({ offenseScore: 20, defenseScore: 17 })
  })

  it('takes a neutral site', () => {
    expect(withFlags(options('--home', 'neutral'))).toEqual({ home: null })
  })

  it.each(['20', '20-', 'a-b', '-3-7', '20-17-3', ''])('refuses the score "%s"', (score) => {
    expect(() => withFlags(options(`--score=${score}`))).toThrow(InputError)
  })

  it('refuses --score beside a score of its own', () => {
    expect(() => options('--score', '20-17', '--offense-score', '21')).toThrow(/cannot be used with/)
  })
})

describe('numbers are read strictly', () => {
  it.each(['abc', '', ' ', 'NaN', '1e3', 'Infinity', '0x10', '3 yards', '1,5', '--2', '٣'])(
    'refuses "%s" as a distance, naming the field and what stood there',
    (text) => {
      const said = withFlags(options('--yards-to-go', text), famousPlay)
      expect(() => readSituation(said)).toThrow(
        expect.objectContaining({ code: 'situation/yards-to-go', field: 'yardsToGo', value: text }),
      )
    },
  )

  it.each([
    ['0.25', 0.25],
    ['.5', 0.5],
    ['+7', 7],
    ['3', 3],
  ])('reads "%s" as %d', (text, number) => {
    expect(withFlags(options('--yards-to-go', text))).toEqual({ yardsToGo: number })
  })
})
