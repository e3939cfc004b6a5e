import { readFileSync } from 'node:fs'
import { parseRecipe, type Recipe } from './recipe.js'

/**
 * The house's experiment, small enough for invented seasons 2013 … 2020: the same features and constraints, a few
 * rounds, and splits that leave the test seasons alone.
 */
export function smallRecipe(): Recipe {
  const text = readFileSync(new URL('../../recipes/experiment.json', import.meta.url), 'utf8')
  const recipe = parseRecipe(text, 'recipes/experiment.json')
  return {
    ...recipe,
    name: 'small',
    tables: [2015, 2020],
    form: {
      ...recipe.form,
      expectedPointsSeasons: [2013, 2015],
      firstSeason: 2014,
      teamPlays: 40,
      quarterbackPlays: 30,
      quarterbackMinimum: 12,
    },
    expectedPoints: { ...recipe.expectedPoints, seasons: [2013, 2019], rounds: 6 },
    yardsGained: { ...recipe.yardsGained, rounds: 4 },
    playCall: { ...recipe.playCall, rounds: 4 },
    winProbability: { ...recipe.winProbability, seasons: [2013, 2018], rounds: 6 },
    afterFailure: { seasons: [2013, 2019] },
    penalties: { seasons: [2013, 2019] },
    fieldGoal: { ...recipe.fieldGoal, seasons: [2013, 2019] },
    missedKick: { seasons: [2013, 2019] },
    punt: { ...recipe.punt, seasons: [2013, 2019], bandwidth: 12 },
    tries: { seasons: [2013, 2019] },
    punters: { ...recipe.punters, firstSeason: 2014 },
    calls: { seasons: [2013, 2019] },
    drives: { seasons: [2013, 2019] },
    ...(recipe.refits && {
      refits: {
        ...recipe.refits,
        members: 4,
        yardsGained: { ...recipe.refits.yardsGained, rounds: 3 },
        winProbability: { ...recipe.refits.winProbability, rounds: 4 },
      },
    }),
  }
}
