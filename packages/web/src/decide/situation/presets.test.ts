import { decide, readSituation } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { shippedBundle } from '../../../../guide/src/models/shippedBundle.fixture.js'
import { presets } from './presets.js'

describe.each(presets)('the known play “$name”', ({ situation }) => {
  it('is one that football allows, and has an answer', async () => {
    expect(() => readSituation(situation)).not.toThrow()
    const { choices } = decide(situation, await shippedBundle())
    expect(choices.length).toBeGreaterThan(0)
  })
})

it('has a try, where only kicking and going for two are on offer', async () => {
  const tried = presets.find(({ situation }) => situation.phase === 'try')
  const { choices } = decide(tried?.situation, await shippedBundle())
  expect(choices.map(({ choice }) => choice).sort()).toEqual(['kick', 'twoPoint'])
})
