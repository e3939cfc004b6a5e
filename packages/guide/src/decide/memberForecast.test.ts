import { expect, it } from 'vitest'
import { plainMembers } from '../models/members/plainMembers.fixture.js'
import { rulebook } from '../rules/rulebook.js'
import { complete } from '../situation/complete.js'
import { famousPlay } from '../situation/famousPlay.js'
import { forecastOf } from './forecast.js'
import { memberForecast } from './memberForecast.js'
import { plainBundle } from './plainBundle.fixture.js'

const bundle = plainBundle()
const rules = rulebook(2020, 'REG')

it('kicks and punts by the same names as the published models do', () => {
  const forecast = (kicker: string, punter: string) => {
    const written = { ...famousPlay, yardsToGoal: 48, yardsToGo: 4, kicker, punter }
    const { situation, worlds: settled } = complete(written, bundle)
    const choices = ['goForIt', 'fieldGoal', 'punt'] as const
    const published = forecastOf(situation, choices, settled, { bundle, rules, season: 2020 })
    const [member] = plainMembers(bundle, 1, 0).models
    if (!member) throw new TypeError('one member was asked for')
    const at = { yardsToGo: 4, measure: 'wholeYards' } as const
    const own = memberForecast(published, member, { situation, settled, at, rules, season: 2020 })
    return { published, own }
  }
  const [league, named] = [forecast('R.Blankenship', 'R.Sanchez'), forecast('J.Tucker', 'J.Hekker')] as const
  expect(named.own.makes).not.toEqual(league.own.makes)
  expect(named.own.punt).not.toEqual(league.own.punt)
  expect(named.own.punt).toEqual(named.published.punt)
  named.own.makes.forEach((make, at) => {
    expect(make).toBeCloseTo(named.published.makes[at] ?? Number.NaN, 12)
  })
})
