/** nflverse's releases: one folder a release, assets by their published names. */
export const nflverseReleases = 'https://github.com/nflverse/nflverse-data/releases/download'

/** Where Lee Sharpe keeps the schedules from which the release is made. */
const schedulesAtTheirSource = 'https://raw.githubusercontent.com/nflverse/nfldata/master/data/games.csv'

/** A file to fetch. */
export interface Asset {
  /** Its name in the cache. */
  readonly name: string
  readonly url: string
}

/** The assets that hold one season, the smaller and quicker format first. */
export function seasonAssets(season: number, from: string): readonly Asset[] {
  return ['parquet', 'csv.gz'].map((extension) => {
    const name = `play_by_play_${season}.${extension}`
    return { name, url: `${from}/pbp/${name}` }
  })
}

/** The assets that hold the schedules; another mirror than nflverse's own is not passed over for its source. */
export function gamesAssets(from: string): readonly Asset[] {
  const released = { name: 'games.csv', url: `${from}/schedules/games.csv` }
  return from === nflverseReleases
    ? [released, { name: 'games.csv', url: schedulesAtTheirSource }]
    : [released]
}
