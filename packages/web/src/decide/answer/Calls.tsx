import { shown } from '../state/answer.js'
import { percent } from '../words/percent.js'

/** Run against pass, and what teams do on such plays. */
export function Calls() {
  const now = shown.value
  if (!now) return null
  const { conversion, teams, sensitivity } = now.decision
  if (!conversion) return null
  const { run, pass, probabilityOfPass } = conversion
  return (
    <section class="card calls">
      <h2>
        Run {percent(run)}, pass {percent(pass)}
      </h2>
      <Share name="A run converts" chance={run} />
      <Share name="A pass converts" chance={pass} />
      <p class="soft">
        Offenses pass here {percent(probabilityOfPass)} of the time.
        {sensitivity &&
          ` As a short ${now.before.yardsToGo} it is ${percent(sensitivity.shortDistance)}, as a long one ${percent(sensitivity.longDistance)}.`}
      </p>
      {teams && (
        <>
          <h3>What teams do</h3>
          <div class="stack" aria-hidden="true">
            <i class="go" style={{ flexGrow: teams.goForIt }} />
            <i class="kick" style={{ flexGrow: teams.fieldGoal }} />
            <i class="punt" style={{ flexGrow: teams.punt }} />
          </div>
          <p class="soft">
            On {teams.n} fourth downs like this: {percent(teams.goForIt)} went, {percent(teams.fieldGoal)}{' '}
            kicked, {percent(teams.punt)} punted.
          </p>
        </>
      )}
    </section>
  )
}

function Share({ name, chance }: { readonly name: string; readonly chance: number }) {
  return (
    <div class="share-bar">
      <span>{name}</span>
      <span class="bar go" aria-hidden="true">
        <i style={{ width: `${chance * 100}%` }} />
      </span>
      <b>{percent(chance)}</b>
    </div>
  )
}
