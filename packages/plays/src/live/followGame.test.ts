import { expect, it } from 'vitest'
import { shippedBundle } from '../../../guide/src/models/shippedBundle.fixture.js'
import { inventedDocument, inventedGame, placeOf } from '../feeds/inventedGame.fixture.js'
import { documentAfter, documentBefore } from './documentBefore.js'
import type { FeedArrival, FeedSource } from './feedSource.js'
import { followGame } from './followGame.js'

function sourceOf(...documents: unknown[]): FeedSource {
  return {
    game: inventedGame,
    async *arrivals(): AsyncGenerator<FeedArrival> {
      for (const document of documents) yield { kind: 'document', document }
    },
  }
}

const place = placeOf(120)
const documents = [documentBefore(inventedDocument(), place), documentAfter(inventedDocument(), place)]

it('follows a source to its end', async () => {
  const types: string[] = []
  const options = { bundle: await shippedBundle() }
  for await (const { type } of followGame(sourceOf(...documents), options, new AbortController().signal)) {
    types.push(type)
  }
  expect(types).toEqual(['game', 'state', 'decision', 'happened', 'state'])
})

it('stops where it is told to', async () => {
  const stop = new AbortController()
  const types: string[] = []
  const options = { bundle: await shippedBundle() }
  for await (const { type } of followGame(sourceOf(...documents), options, stop.signal)) {
    types.push(type)
    if (type === 'decision') stop.abort()
  }
  expect(types).toEqual(['game', 'state', 'decision'])
})
