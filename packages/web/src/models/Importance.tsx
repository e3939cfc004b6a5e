import { points } from '../charts/figures.js'
import { percent } from '../decide/words/percent.js'
import type { ModelCard } from './modelCard.js'
import { featureWords } from './words.js'

/** What moves the conversion chance: by how many points on the test season, and its share of the gain in training. */
export function Importance({ rows }: { rows: NonNullable<ModelCard['importance']> }) {
  const most = Math.max(...rows.map(({ meanContribution }) => meanContribution))
  const gain = Math.max(...rows.map(({ gainShare }) => gainShare))
  return (
    <table class="importance">
      <thead>
        <tr>
          <th scope="col">Feature</th>
          <th scope="col">Moves the chance by, points</th>
          <th scope="col">Share of the gain in training</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ feature, meanContribution, gainShare }) => (
          <tr key={feature}>
            <th scope="row">{featureWords(feature)}</th>
            <Bar share={meanContribution / most} text={points(meanContribution)} />
            <Bar share={gainShare / gain} text={percent(gainShare)} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bar({ share, text }: { share: number; text: string }) {
  return (
    <td>
      <span class="bar-with">
        <b>{text}</b>
        <i aria-hidden="true" style={{ width: `${share * 100}%` }} />
      </span>
    </td>
  )
}
