import './decide.css'
import { useEffect } from 'preact/hooks'
import { Answer } from './answer/Answer.js'
import { ChoiceTable } from './answer/ChoiceTable.js'
import { Spoken } from './answer/Spoken.js'
import { Verdict } from './answer/Verdict.js'
import { FilledIn } from './situation/FilledIn.js'
import { More } from './situation/More.js'
import { Place } from './situation/Place.js'
import { Presets } from './situation/Presets.js'
import { Scoreboard } from './situation/Scoreboard.js'
import { loadModels } from './state/bundle.js'
import { keepAddress } from './state/keepAddress.js'

/** The view at / of the page: a play, and what to do. */
export default function DecideView() {
  useEffect(() => {
    void loadModels()
    return keepAddress()
  }, [])
  return (
    <div class="decide">
      <section class="play" aria-label="The play">
        <div class="board">
          <Presets />
          <Scoreboard />
          <Place />
        </div>
        <div class="rest">
          <FilledIn />
          <More />
        </div>
      </section>
      <section class="answer" aria-label="What to do">
        <div class="said">
          <Verdict />
        </div>
        <Spoken />
        <div class="table">
          <ChoiceTable />
        </div>
        <div class="details">
          <Answer />
        </div>
      </section>
    </div>
  )
}
