import type { Overrides } from '@fourthright/guide'
import { chance, flag, oneOf, words } from '../http/parameters.js'
import type { Read } from '../http/query.js'

/** The parameters that change what is answered, as the command line has them. */
export const askedParameters = {
  confidence: flag('say how sure the call is: how many refits of the models agree'),
  explain: flag('say what moved the chance to convert and the edge'),
  tree: oneOf(['full'], 'every leaf of the tree, not one outcome a label'),
  convert: chance('your own chance to convert (after a touchdown: to score two)'),
  make: chance('your own chance to make the kick'),
  bundle: words('the id or the name of the bundle that must answer, from /v1/bundles'),
}

/** What is asked of each situation, as it goes to a worker thread. */
export interface Asked {
  readonly confidence: boolean
  readonly explain: boolean
  readonly full: boolean
  readonly overrides: Overrides
}

export function askedOf({ confidence, explain, tree, convert, make }: Read<typeof askedParameters>): Asked {
  return {
    confidence: confidence ?? false,
    explain: explain ?? false,
    full: tree === 'full',
    overrides: {
      ...(convert !== undefined && { conversion: convert }),
      ...(make !== undefined && { make }),
    },
  }
}

/** Equal texts are equal wishes. */
export function askedKey({ confidence, explain, full, overrides }: Asked): string {
  return [confidence, explain, full, overrides.conversion ?? '', overrides.make ?? ''].join()
}
