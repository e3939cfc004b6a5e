/** What the teams are called in a sentence; former names too, since a season's tables keep the names of its day. */
const names: Readonly<Record<string, string>> = {
  ARI: 'Cardinals',
  ATL: 'Falcons',
  BAL: 'Ravens',
  BUF: 'Bills',
  CAR: 'Panthers',
  CHI: 'Bears',
  CIN: 'Bengals',
  CLE: 'Browns',
  DAL: 'Cowboys',
  DEN: 'Broncos',
  DET: 'Lions',
  GB: 'Packers',
  HOU: 'Texans',
  IND: 'Colts',
  JAX: 'Jaguars',
  KC: 'Chiefs',
  LA: 'Rams',
  LAC: 'Chargers',
  LV: 'Raiders',
  MIA: 'Dolphins',
  MIN: 'Vikings',
  NE: 'Patriots',
  NO: 'Saints',
  NYG: 'Giants',
  NYJ: 'Jets',
  OAK: 'Raiders',
  PHI: 'Eagles',
  PIT: 'Steelers',
  SD: 'Chargers',
  SEA: 'Seahawks',
  SF: '49ers',
  STL: 'Rams',
  TB: 'Buccaneers',
  TEN: 'Titans',
}

/**
 * A team's name; an abbreviation that nobody knows stays as it is.
 *
 * @example teamName('IND', 2020) // 'Colts'
 */
export function teamName(team: string, season: number): string {
  if (team === 'WAS') return season < 2020 ? 'Redskins' : season < 2022 ? 'Football Team' : 'Commanders'
  return names[team] ?? team
}
