import { shown } from '../state/answer.js'
import { Assumed } from './Assumed.js'
import { Calls } from './Calls.js'
import { ChanceBar } from './ChanceBar.js'
import { HeatMap } from './HeatMap.js'
import { Sure } from './Sure.js'
import { Tree } from './tree/Tree.js'
import { Why } from './Why.js'
import { YardsGained } from './YardsGained.js'

/** Heights of the cards that are to come, so that nothing jumps, in pixels. */
const placeholders = [150, 150, 300, 300]

/** Everything below the table: the tree, the chances, the yards, why, how sure, and what was assumed. */
export function Answer() {
  return (
    <>
      <Tree />
      <div class="two">
        {shown.value ? (
          <>
            <ChanceBar name="conversion" />
            <ChanceBar name="make" />
            <YardsGained />
            <Calls />
          </>
        ) : (
          placeholders.map((height, place) => (
            <div key={place} class="card" style={{ minHeight: `${height}px` }} aria-hidden="true" />
          ))
        )}
      </div>
      <Sure />
      <Why />
      <HeatMap />
      <Assumed />
    </>
  )
}
