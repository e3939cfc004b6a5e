import type { Bundle } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { refuseSeenSeasons } from './room.js'

const bundle = { name: 'experiment', trainingSeasons: { punt: [2006, 2019] } } as unknown as Bundle

describe('seasons that a model has seen', () => {
  it.each([
    [2019, 2020],
    [2005, 2006],
    [2010, 2010],
    [2000, 2025],
  ])('are not scored: %i to %i', (first, last) => {
    expect(() => refuseSeenSeasons(bundle, 'punt', [first, last])).toThrow(
      expect.objectContaining({
        code: 'evaluate/season-in-training',
        field: 'punt',
        valid: 'seasons outside 2006–2019',
      }),
    )
  })

  it('are none before, after, or of a model that was not trained', () => {
    expect(() => refuseSeenSeasons(bundle, 'punt', [2020, 2021])).not.toThrow()
    expect(() => refuseSeenSeasons(bundle, 'punt', [2001, 2005])).not.toThrow()
    expect(() => refuseSeenSeasons(bundle, 'expectedPoints', [2010, 2010])).not.toThrow()
  })
})
