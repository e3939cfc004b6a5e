import { afterwards, outcomeWords } from '../../words/outcomeWords.js'
import { percent } from '../../words/percent.js'
import type { Branch, Twig } from './treeOf.js'

/** The third level of the tree: everything that can happen at one of its ends, by how likely it is. */
export function Outcomes({ twig, branch }: { readonly twig: Twig; readonly branch: Branch }) {
  return (
    <table class={`outcomes ${branch.colour}`}>
      <caption>
        {branch.name}: {twig.name}
      </caption>
      <thead>
        <tr>
          <th scope="col">What happens</th>
          <th scope="col">Chance</th>
          <th scope="col">Win then</th>
        </tr>
      </thead>
      <tbody>
        {twig.outcomes.map((outcome) => (
          <tr key={outcome.label}>
            <th scope="row">
              {outcomeWords(outcome)} <small>{afterwards(outcome)}</small>
            </th>
            <td>{percent(outcome.probability)}</td>
            <td>
              <b>{percent(outcome.winProbability)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
