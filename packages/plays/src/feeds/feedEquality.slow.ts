import { beforeAll, expect, it } from 'vitest'
import { describeWith, needsBigData } from '../../../../test/support/needs.js'
import { type ComparedColumn, comparedColumns, compareFeeds, type FeedComparison } from './compareFeeds.js'

const data = needsBigData()

/**
 * Per cents of plays on which the feed gave what nflverse has, measured on both seasons. What is left: quarter ends and
 * warnings, which nflverse gives to the team of the row before; kicks that counted and were followed by a penalty, which
 * it calls no_play; one play mended by hand.
 */
const floors: Readonly<Record<ComparedColumn, number>> = {
  posteam: 99.93,
  down: 100,
  ydstogo: 100,
  yardline_100: 99.93,
  qtr: 100,
  time: 100,
  quarter_seconds_remaining: 100,
  total_home_score: 100,
  total_away_score: 100,
  posteam_score: 99.94,
  defteam_score: 99.94,
  home_timeouts_remaining: 100,
  away_timeouts_remaining: 100,
  play_type: 99.91,
  yards_gained: 99.99,
}

describeWith(data, 'The game feeds of 2019 and 2020', () => {
  let comparison: FeedComparison

  beforeAll(async () => {
    comparison = await compareFeeds(data.folder, [2019, 2020])
  })

  it('list the same plays as nflverse', () => {
    expect(comparison).toMatchObject({ games: 536, plays: 96_548, onlyInFeed: 0, onlyInRows: 0 })
  })

  it.each(comparedColumns)('give %s as nflverse does', (column) => {
    const { equal, different } = comparison.columns[column]
    expect((100 * equal) / (equal + different.length)).toBeGreaterThanOrEqual(floors[column])
  })

  it('differ on no snap in possession, spot or score', () => {
    const ofSnaps = (['posteam', 'yardline_100', 'posteam_score', 'defteam_score'] as const).flatMap(
      (column) =>
        comparison.columns[column].different.filter((line) =>
          / (PASS|RUSH|SACK|PUNT|FIELD_GOAL|PENALTY) /.test(line),
        ),
    )
    expect(ofSnaps).toEqual([])
  })
})
