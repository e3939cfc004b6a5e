import type { Form } from '@fourthright/guide'
import type { TrainingRoom } from '../train/artefact.js'
import { query } from './frame.js'
import { featureSql } from './sqlFile.js'

/**
 * Makes the tables gains, form and attempts from snaps and expected_points, by the recipe's form.
 * @returns the league's means, which stand in for teams and quarterbacks without a past.
 */
export async function createFormTables({ connection, recipe }: TrainingRoom): Promise<Form> {
  const { expectedPointsSeasons: _, ...form } = recipe.form
  const { firstSeason, lastLeagueSeason, lateDownsOnly, quarterbackMinimum } = form
  const span = { firstSeason, lastLeagueSeason, lateDownsOnly, quarterbackMinimum }
  await connection.run(featureSql('gains'))
  await connection.run(featureSql('form'), form)
  const means = await query(connection, featureSql('league'), span)
  const mean = (name: string) => means.numbers(name)[0] as number
  await connection.run(featureSql('attempts'), {
    leagueTeamEpa: mean('team_epa'),
    leagueQuarterbackEpa: mean('quarterback_epa'),
    leagueQuarterbackSuccess: mean('quarterback_success'),
  })
  return {
    offEpa: mean('team_epa'),
    defEpa: mean('team_epa'),
    qbEpa: mean('quarterback_epa'),
    qbSuccessEpa: mean('quarterback_success'),
  }
}
