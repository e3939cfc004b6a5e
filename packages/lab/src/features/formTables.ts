import type { Form } from '@fourthright/guide'
import type { TrainingRoom } from '../train/artefact.js'
import { query } from './frame.js'
import { featureSql } from './sqlFile.js'

/**
 * Makes the tables gains, quarterbacks, league, form and attempts from snaps and expected_points, by the recipe's form.
 * @returns the league's means, which stand in for teams and quarterbacks without a past.
 */
export async function createFormTables({ connection, recipe }: TrainingRoom): Promise<Form> {
  const { firstSeason, lastLeagueSeason, lateDownsOnly, quarterbackMinimum } = recipe.form
  await connection.run(featureSql('gains'))
  await connection.run(featureSql('quarterbacks'), { firstSeason, quarterbackMinimum })
  await connection.run(featureSql('league'), { firstSeason, lastLeagueSeason, lateDownsOnly })
  const { teamPlays, teamShrinkage, quarterbackPlays, quarterbackShrinkage } = recipe.form
  const windows = { teamPlays, teamShrinkage, quarterbackPlays, quarterbackShrinkage }
  await connection.run(featureSql('form'), { firstSeason, lateDownsOnly, ...windows })
  const means = await query(connection, featureSql('leagueMeans'))
  const [league] = means.records(['offEpa', 'defEpa', 'qbEpa', 'qbSuccessEpa']) as [Form]
  await connection.run(featureSql('attempts'), {
    leagueTeamEpa: league.offEpa,
    leagueQuarterbackEpa: league.qbEpa,
    leagueQuarterbackSuccess: league.qbSuccessEpa,
  })
  return league
}
