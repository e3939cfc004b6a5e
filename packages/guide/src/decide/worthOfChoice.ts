import type { Choice } from '../outcomes/choice.js'
import { eachEnd } from '../outcomes/goForIt.js'
import { type Forecast, outcomesOf, type World } from '../outcomes/outcomesOf.js'
import type { Distance } from '../outcomes/snapForecast.js'
import type { Appraisal, Worth } from './appraisal.js'
import { eachWay, heldWorth, type WaysToSnap } from './waysToSnap.js'

/**
 * What a choice is worth to the deciding team, at the snap that both sides can hold, without its tree: for what asks
 * many times (a threshold, refits, explanations). Equal to what `value` makes of `outcomesOf` but for rounding.
 *
 * All states are asked about at once, so that the models answer in one batch; the worth may be read again after the
 * appraisal has been put to another model.
 */
export function worthOfChoice(
  choice: Choice,
  ways: WaysToSnap<readonly World[]>,
  forecast: Forecast,
  at: Distance,
  appraisal: Appraisal,
): Worth {
  return heldWorth(waysOfChoice(choice, ways, forecast, at, appraisal))
}

/** The same at each moment at which the ball may be snapped. */
export function waysOfChoice(
  choice: Choice,
  ways: WaysToSnap<readonly World[]>,
  forecast: Forecast,
  at: Distance,
  appraisal: Appraisal,
): WaysToSnap<Worth> {
  return eachWay(ways, (worlds) => worthAtSnap(choice, worlds, forecast, at, appraisal))
}

function worthAtSnap(
  choice: Choice,
  worlds: readonly World[],
  forecast: Forecast,
  at: Distance,
  appraisal: Appraisal,
): Worth {
  const chances: number[] = []
  const worths: Worth[] = []
  const { snap } = forecast
  if (choice === 'goForIt' && snap) {
    for (const { spots } of worlds) {
      eachEnd(spots, snap, at, (_, probability, next) => {
        if (!(probability > 0)) return
        chances.push(probability / worlds.length)
        worths.push(appraisal.forDeciding(next))
      })
    }
  } else {
    for (const { probability, next } of outcomesOf(choice, worlds, forecast, at).outcomes) {
      chances.push(probability)
      worths.push(appraisal.forDeciding(next))
    }
  }
  return () => {
    let sum = 0
    for (let leaf = 0; leaf < chances.length; leaf++)
      sum += (chances[leaf] as number) * (worths[leaf]?.() ?? 0)
    return sum
  }
}
