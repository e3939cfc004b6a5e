import { InputError } from '../errors/errors.js'
import type { Forecast } from './outcomesOf.js'
import type { CallForecast } from './snapForecast.js'
import { longestDistance } from './wholeYardChances.js'

/** Chances that somebody knows better than the models; each stands in the place of the model's. */
export interface Overrides {
  /** That a run or pass gains the distance; after a touchdown, that the two-point play is good. */
  readonly conversion?: number
  /** That the field goal is good; after a touchdown, the extra point. */
  readonly make?: number
}

/**
 * Checks told chances.
 *
 * @throws InputError 'overrides/conversion' or 'overrides/make' when one is no number from 0 to 1
 */
export function readOverrides(told: Overrides): Overrides {
  for (const name of ['conversion', 'make'] as const) {
    const chance: unknown = told[name]
    if (chance === undefined || (typeof chance === 'number' && chance >= 0 && chance <= 1)) continue
    throw new InputError(`overrides/${name}`, {
      field: `overrides.${name}`,
      value: chance,
      valid: 'a probability, 0 to 1',
      message: `${chance} is no chance ${chanceWords[name]}; write a probability such as 0.4.`,
    })
  }
  return told
}

const chanceWords = { conversion: 'to convert', make: 'to make the kick' } as const

/** The forecast with the told chances in the place of the models'. */
export function withOverrides(forecast: Forecast, { conversion, make }: Overrides): Forecast {
  const { snap, makes, tries } = forecast
  return {
    ...forecast,
    snap:
      snap && conversion !== undefined
        ? { ...snap, run: withChance(snap.run, conversion), pass: withChance(snap.pass, conversion) }
        : snap,
    makes: make === undefined ? makes : makes.map(() => make),
    tries: tries && { ...tries, kick: make ?? tries.kick, twoPoint: conversion ?? tries.twoPoint },
  }
}

/** The call with one chance to gain the distance, however long that is. */
export function withChance(call: CallForecast, chance: number): CallForecast {
  return { ...call, chances: new Float64Array(longestDistance + 1).fill(chance), curve: () => chance }
}
