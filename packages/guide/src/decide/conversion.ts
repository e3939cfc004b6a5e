import type { Distance, SnapForecast } from '../outcomes/snapForecast.js'
import { chanceToGain } from '../outcomes/snapForecast.js'
import { gainClasses, openClass } from '../outcomes/wholeYardChances.js'
import type { Conversion } from './decision.js'

/** The chance that a run or pass gains the distance, penalties apart: by call, and blended by how often each comes. */
export function conversion({ run, pass }: SnapForecast, at: Distance): Conversion {
  const chances = { run: chanceToGain(run, at), pass: chanceToGain(pass, at) }
  const row = Math.min(openClass, Math.ceil(at.yardsToGo)) - 1
  const distribution = Array.from(
    { length: gainClasses },
    (_, gain) =>
      run.probability * (run.distributions[row]?.[gain] ?? 0) +
      pass.probability * (pass.distributions[row]?.[gain] ?? 0),
  )
  return {
    blended: run.probability * chances.run + pass.probability * chances.pass,
    ...chances,
    probabilityOfPass: pass.probability,
    distribution,
  }
}
