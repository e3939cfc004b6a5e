import { type ChoiceValue, choiceNames } from '@fourthright/guide'
import { shown } from '../state/answer.js'
import { afterwards, choiceColours } from '../words/outcomeWords.js'
import { percent } from '../words/percent.js'

/** Each choice: the chance to win, how often it works, and the chance to win either way. The best stands first. */
export function ChoiceTable() {
  const decision = shown.value?.decision
  return (
    <table class="choices" aria-busy={decision === undefined}>
      <thead>
        <tr>
          <th scope="col">Choice</th>
          <th scope="col">Win chance</th>
          <th scope="col">Works</th>
          <th scope="col">
            Win <span>if it works</span>
          </th>
          <th scope="col">
            Win <span>if it fails</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {decision
          ? decision.choices.map((one, place) => <Row key={one.choice} value={one} isBest={place === 0} />)
          : [0, 1, 2].map((place) => (
              <tr key={place}>
                <th scope="row">
                  <span class="ghost" style={{ width: '5em' }} />
                  <span class="bar" />
                </th>
                <td colSpan={4}>
                  <span class="ghost" style={{ width: '4em' }} />
                </td>
              </tr>
            ))}
      </tbody>
    </table>
  )
}

function Row({ value, isBest }: { readonly value: ChoiceValue; readonly isBest: boolean }) {
  const { choice, winProbability, successProbability, winProbabilityIfSuccess, winProbabilityIfFailure } =
    value
  const likeliest = value.outcomes.toSorted((one, other) => other.probability - one.probability)[0]
  return (
    <tr class={`${choiceColours[choice]} ${isBest ? 'best' : ''}`}>
      <th scope="row">
        {choiceNames[choice]}
        <span class="bar" aria-hidden="true">
          <i style={{ width: `${winProbability * 100}%` }} />
        </span>
      </th>
      <td class="win">{percent(winProbability)}</td>
      {successProbability === null ? (
        <td class="then" colSpan={3}>
          <small>{likeliest ? afterwards(likeliest) : ''}</small>
        </td>
      ) : (
        <>
          <td data-name="works">{percent(successProbability)}</td>
          <td data-name="if so">{maybePercent(winProbabilityIfSuccess)}</td>
          <td data-name="if not">{maybePercent(winProbabilityIfFailure)}</td>
        </>
      )}
    </tr>
  )
}

function maybePercent(chance: number | null): string {
  return chance === null ? '–' : percent(chance)
}
