// How form and features were chosen: leave-one-season-out Brier inside the training seasons 2016–2019, the test
// season never looked at. Prints one line a candidate. About ten minutes; needs the data and XGBoost.
//
//   node bench/formSearch.mjs
import { dataDirectory, experimentRecipe, openDatabase, readRecipe } from '@fourthright/lab'
import { leaveOneSeasonOut } from '../packages/lab/dist/evaluate/leaveOneSeasonOut.js'
import { createFormTables } from '../packages/lab/dist/features/formTables.js'
import { createSnapTables } from '../packages/lab/dist/features/snapTables.js'
import { trainExpectedPoints, valueSnaps } from '../packages/lab/dist/train/expectedPoints.js'

const recipe = await readRecipe(experimentRecipe)
const { connection } = await openDatabase()
const room = { connection, recipe, onProgress() {} }
await createSnapTables(connection, await dataDirectory(), [2001, 2019])
const { model } = await trainExpectedPoints(room, recipe.form.expectedPointsSeasons)
await valueSnaps(room, model, [recipe.form.firstSeason, 2019])

const published = recipe.yardsGained.features.slice(0, 9)
const forms = []
for (const lateDownsOnly of [true, false])
  for (const plays of lateDownsOnly ? [100, 200, 300, 500] : [300, 600, 1000])
    for (const shrinkage of [50, 200]) forms.push({ lateDownsOnly, plays, shrinkage })

for (const { lateDownsOnly, plays, shrinkage } of forms) {
  const form = {
    ...recipe.form,
    lateDownsOnly,
    teamPlays: plays,
    quarterbackPlays: plays,
    teamShrinkage: shrinkage,
    quarterbackShrinkage: 2 * shrinkage,
  }
  await createFormTables({ ...room, recipe: { ...recipe, form } })
  for (const features of [published, recipe.yardsGained.features]) {
    const trial = { ...recipe, form, yardsGained: { ...recipe.yardsGained, features } }
    const scores = await leaveOneSeasonOut({ ...room, recipe: trial })
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
    const similar = lateDownsOnly ? 'third and fourth downs' : 'all downs'
    console.log(
      `${features.length} features, last ${plays} of ${similar}, shrunk by ${shrinkage}: ${mean.toFixed(5)}`,
    )
  }
}
process.exit(0)
