import { Assumed } from './Assumed.js'
import { Calls } from './Calls.js'
import { ChanceBar } from './ChanceBar.js'
import { HeatMap } from './HeatMap.js'
import { Sure } from './Sure.js'
import { Tree } from './tree/Tree.js'
import { Why } from './Why.js'
import { YardsGained } from './YardsGained.js'

/** Everything below the table: the tree, the chances, the yards, why, how sure, and what was assumed. */
export function Answer() {
  return (
    <>
      <Tree />
      <div class="two">
        <ChanceBar name="conversion" />
        <ChanceBar name="make" />
        <YardsGained />
        <Calls />
      </div>
      <Sure />
      <Why />
      <HeatMap />
      <Assumed />
    </>
  )
}
