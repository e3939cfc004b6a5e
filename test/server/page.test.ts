import { expect, it } from 'vitest'
import { viewPaths } from '../../packages/server/src/page/pageRoutes.js'
import { views } from '../../packages/web/src/views.js'

it('serves the page at each of its views, and at no other path', () => {
  expect([...viewPaths]).toEqual(views.map(({ path }) => path))
})
