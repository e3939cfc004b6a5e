import { shown } from '../state/answer.js'
import { Panel } from './Panel.js'

/** What was filled in, in words; and which models spoke. */
export function Assumed() {
  const decision = shown.value?.decision
  if (!decision) return <Panel name="assumed" title="What we assumed" />
  const { assumptions, bundle } = decision
  return (
    <Panel name="assumed" title={`What we assumed (${assumptions.length})`}>
      <ul class="assumed">
        {assumptions.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="soft">
        Models {bundle.id}, trained on: {bundle.trainedOn}.
      </p>
    </Panel>
  )
}
