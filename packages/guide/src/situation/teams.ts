/** The 32 teams by nflverse's modern abbreviations. */
export const teams = [
  ...[
    'ARI',
    'ATL',
    'BAL',
    'BUF',
    'CAR',
    'CHI',
    'CIN',
    'CLE',
    'DAL',
    'DEN',
    'DET',
    'GB',
    'HOU',
    'IND',
    'JAX',
    'KC',
  ],
  ...[
    'LA',
    'LAC',
    'LV',
    'MIA',
    'MIN',
    'NE',
    'NO',
    'NYG',
    'NYJ',
    'PHI',
    'PIT',
    'SEA',
    'SF',
    'TB',
    'TEN',
    'WAS',
  ],
] as const

export type Team = (typeof teams)[number]

/** Abbreviations of former homes and of other feeds. */
const historic: Readonly<Record<string, Team>> = {
  OAK: 'LV',
  SD: 'LAC',
  STL: 'LA',
  LAR: 'LA',
  JAC: 'JAX',
  ARZ: 'ARI',
  BLT: 'BAL',
  CLV: 'CLE',
  HST: 'HOU',
  WSH: 'WAS',
  SL: 'LA',
}

const known: ReadonlySet<string> = new Set(teams)

/** The modern abbreviation for a team's name in any case, or undefined for a text that names no team. */
export function maybeTeam(text: string): Team | undefined {
  const upper = text.trim().toUpperCase()
  return known.has(upper) ? (upper as Team) : historic[upper]
}
