import { expect, it } from 'vitest'
import { keptOutput } from '../surroundings.fixture.js'
import { pageOf } from './page.js'
import { serveText } from './serveText.js'

const ready = { url: 'http://127.0.0.1:4004', bundle: '0123456789abcdef', pid: 42 }
const page = pageOf(keptOutput(), {})

it('says where the server is, what it serves and how to stop it', () => {
  const serves = { name: 'shipped', page: true, years: [2019, 2020], games: ['2020_01_ARI_SF'] }
  expect(serveText(ready, serves, page)).toBe(
    `Fourthright is at http://127.0.0.1:4004
Page     http://127.0.0.1:4004
API      http://127.0.0.1:4004/v1 (described at http://127.0.0.1:4004/docs)
Models   shipped (0123456789abcdef)
Seasons  2019, 2020
Live     2020_01_ARI_SF
Ctrl-C stops it; \`kill -HUP 42\` reads the models again.
`,
  )
})

it('leaves out a page and games that are not there, and says how to get seasons', () => {
  const text = serveText(ready, { name: 'shipped', page: false, years: [], games: [] }, page)
  expect(text).not.toMatch(/^Page|^Live/m)
  expect(text).toContain('fourthright season --tables')
})
