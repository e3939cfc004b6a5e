import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { throughEndpoint } from '../network/arrival.fixture.js'
import { visitOf } from './doorOptions.js'

it('a host means the same profile in whatever case it is written', () => {
  const request = { url: '/lab?x=1', headers: { host: 'Alice-ABC.d-test.Studio.localhost:4113' } }
  const visit = visitOf(request as unknown as IncomingMessage, throughEndpoint('vpce-studio'))
  expect(visit).toMatchObject({ label: 'alice-abc', path: '/lab', query: 'x=1' })
})
