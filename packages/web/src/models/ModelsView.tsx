import '../charts/explore.css'
import './models.css'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { count } from '../charts/figures.js'
import { useTitle } from '../charts/useTitle.js'
import { percent } from '../decide/words/percent.js'
import { CalibrationPlot } from './CalibrationPlot.js'
import { Comparisons } from './Comparisons.js'
import { Importance } from './Importance.js'
import { type ModelCard, trainedSeasons } from './modelCard.js'
import { PuntPlot } from './PuntPlot.js'
import { comparisons } from './rivals.js'
import { TrainedPlot } from './TrainedPlot.js'
import { famousWords } from './words.js'

const address = '/models/card.json'

/** The model card in pictures: what the models have seen, how good they are, what they cannot do. The view at /models. */
export default function ModelsView() {
  useTitle('Models')
  const [card, setCard] = useState<ModelCard | Error>()
  useEffect(() => {
    readCard().then(setCard, setCard)
  }, [])
  if (card === undefined) return <div class="models waiting" aria-busy="true" />
  if (card instanceof Error) {
    return (
      <section class="models nothing" role="alert">
        <h1>The model card is out of reach.</h1>
        <p>It was not read before, and {address} does not answer.</p>
        <button type="button" onClick={() => location.reload()}>
          Try again
        </button>
      </section>
    )
  }
  return <Card card={card} />
}

async function readCard(): Promise<ModelCard> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as ModelCard
}

function Card({ card }: { card: ModelCard }) {
  const { bundle, evaluation, importance, limits } = card
  const trained = useMemo(() => trainedSeasons(bundle.trainedOn), [bundle.trainedOn])
  const tested = evaluation?.conversion.season ?? null
  return (
    <div class="models">
      <h1>How good are the models?</h1>
      <p class="lead">
        {evaluation ? (
          <>
            On plays that they had not seen, the chance to convert is off by{' '}
            <b>{(evaluation.conversion.calibrationError * 100).toFixed(1)} points</b> on average over ten
            bins, and win probability calls <b>{percent(evaluation.winProbability.accuracy)}</b> of{' '}
            {count(evaluation.winProbability.n)} plays for the later winner.
          </>
        ) : (
          'These models have seen every season there is, so no figure of theirs is a test.'
        )}
      </p>
      <p class="soft bundle">
        Bundle {bundle.name} <code>{bundle.id}</code>, {count(Math.round(bundle.bytes / 1024))} kB.{' '}
        <a href={address}>The whole card as JSON</a>
      </p>

      <h2>What they have seen</h2>
      <div class="card">
        <TrainedPlot trained={trained} tested={tested} />
      </div>
      {evaluation ? <Evaluation evaluation={evaluation} /> : null}
      {importance?.length ? (
        <>
          <h2>What moves the chance to convert</h2>
          <div class="card">
            <Importance rows={importance} />
          </div>
        </>
      ) : null}
      <h2>What they cannot do</h2>
      <ul class="limits">
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </div>
  )
}

function Evaluation({ evaluation }: { evaluation: NonNullable<ModelCard['evaluation']> }) {
  const { conversion, winProbability, fieldGoal, punt, famousPlay } = evaluation
  const calibrations = [
    ['Chance to convert', conversion],
    ['Win probability', winProbability],
    ['Field goal', fieldGoal],
  ] as const
  return (
    <>
      <h2>When they say 60 %, does it come 60 times in 100?</h2>
      <p class="soft note">
        Each dot is a bin of plays, its bar 99.5 % of what drawing other games could have shown; on the dotted
        line the model was right.
      </p>
      <div class="calibrations">
        {calibrations.map(([name, one]) => (
          <CalibrationPlot
            key={name}
            name={name}
            bins={one.bins}
            n={one.n}
            error={one.calibrationError}
            ifPerfect={one.calibrationErrorIfPerfect}
          />
        ))}
      </div>
      <h2>Beside others</h2>
      <div class="card">
        <Comparisons rows={comparisons(evaluation)} />
        <p class="soft key">
          <span aria-hidden="true" class="sign-ours">
            ●
          </span>{' '}
          ours with its 95 % interval <span aria-hidden="true">◇</span> others. An interval is of other games,
          not of the difference: on the same plays smaller differences count.
        </p>
      </div>
      <div class="two">
        <section>
          <h2>Punts, each season by a model of the earlier ones</h2>
          <div class="card">
            <PuntPlot seasons={punt.bySeason} />
          </div>
        </section>
        <section>
          <h2>The famous play</h2>
          <div class="card">
            <p class="soft">
              <a href="/">Colts, 4th and inches at the Texans’ 36</a>, tied with 3:21 left: what was
              published, and ours.
            </p>
            <table class="plain famous">
              <thead>
                <tr>
                  <th scope="col">Figure</th>
                  <th scope="col">Published</th>
                  <th scope="col">Ours</th>
                </tr>
              </thead>
              <tbody>
                {famousWords.map(([figure, words]) => (
                  <tr key={figure}>
                    <th scope="row">{words}</th>
                    <td>{percent(famousPlay.published[figure])}</td>
                    <td>
                      <b>{percent(famousPlay.ours[figure])}</b>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      </div>
    </>
  )
}
