import type { KnownGame, Stadium } from './tables.js'

/** Games, stadiums and totals as the bundle stores them. */
export interface GamesRecord {
  readonly games: readonly KnownGame[]
  /** Stadiums by team, each valid from its season on, ascending. */
  readonly stadiums: Readonly<Record<string, readonly (Stadium & { readonly from: number })[]>>
  /** Mean closing total by season, ascending. */
  readonly totals: readonly { readonly season: number; readonly totalLine: number }[]
}

/** Looks a meeting of two teams up; week null: their latest of that season. */
export function gameFinder(games: readonly KnownGame[]) {
  const meetings = new Map<string, KnownGame[]>()
  for (const game of games) {
    const key = meetingKey(game.season, game.home, game.away)
    meetings.set(key, [...(meetings.get(key) ?? []), game])
  }
  return (season: number, week: number | null, oneTeam: string, otherTeam: string): KnownGame | undefined => {
    const found = meetings.get(meetingKey(season, oneTeam, otherTeam)) ?? []
    if (week !== null) return found.find((game) => game.week === week)
    return found.reduce<KnownGame | undefined>(
      (last, game) => (last && last.week > game.week ? last : game),
      undefined,
    )
  }
}

function meetingKey(season: number, oneTeam: string, otherTeam: string): string {
  return `${season} ${[oneTeam, otherTeam].sort().join(' ')}`
}

/** Mean total of the season, of the nearest known season where it is not known. */
export function leagueTotalOf(record: GamesRecord, season: number): number {
  const known = record.totals.filter((row) => row.season <= season).at(-1) ?? record.totals[0]
  if (!known) throw new RangeError("A bundle knows at least one season's mean total.")
  return known.totalLine
}

export function stadiumOf(record: GamesRecord, season: number, team: string): Stadium | undefined {
  const homes = record.stadiums[team] ?? []
  return homes.filter(({ from }) => from <= season).at(-1) ?? homes[0]
}
