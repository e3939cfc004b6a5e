import { shown } from '../state/answer.js'
import { percent } from '../words/percent.js'
import { longestWords, yardsWords } from '../words/spotWords.js'

const [column, height, top] = [22, 92, 8]

/** How many yards the play gains: 17 bars, and the line to gain among them. */
export function YardsGained() {
  const now = shown.value
  const distribution = now?.decision.conversion?.distribution
  const toGo = now?.before.yardsToGo
  if (!distribution || typeof toGo !== 'number') return null
  const longest = now?.decision.thresholdYardsToGo ?? null
  const most = Math.max(...distribution)
  const needed = Math.ceil(toGo)
  // the line stands before the first whole yard that is enough
  const line = Math.min(16, needed) * column - 2
  const enough = distribution.slice(Math.min(16, needed)).reduce((sum, chance) => sum + chance, 0)
  return (
    <section class="card yards">
      <h2>Yards gained on the play</h2>
      <svg viewBox={`0 0 ${17 * column} 122`} role="img" aria-label="Yards gained, by how likely they are">
        {distribution.map((chance, gain) => {
          const bar = Math.max(2, (chance / most) * height)
          return (
            <rect
              key={gain}
              class={gain >= needed || gain === 16 ? 'enough' : 'short'}
              x={gain * column}
              y={top + height - bar}
              width={column - 4}
              height={bar}
              rx="3"
            />
          )
        })}
        <path class="line-to-gain" d={`M${line} 0V${top + height + 4}`} />
        {[0, 1, 5, 10, 15, 16].map((gain) => (
          <text key={gain} x={gain * column + column / 2 - 2} y="118" text-anchor="middle">
            {gain === 0 ? '≤0' : gain === 16 ? '16+' : gain}
          </text>
        ))}
      </svg>
      <p class="soft">
        {yardsWords(toGo)} to gain. By whole yards, {percent(enough)} of snaps gain {Math.min(16, needed)} or
        more.
      </p>
      {longest !== null && <p class="longest">{longestWords(longest)}</p>}
    </section>
  )
}
