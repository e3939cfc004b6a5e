import { expect, it } from 'vitest'
import { listedReasons } from './listedReasons.js'

it('reads reasons a line each and leaves out comments and empty lines', () => {
  expect(listedReasons('# why\n\nneeds the moon\n  needs a kicker  \n#needs rain\n')).toEqual([
    'needs the moon',
    'needs a kicker',
  ])
})
