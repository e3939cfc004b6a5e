import type { Team } from '@fourthright/guide'

/** What fans call each team, and its colour, which is only ever an accent. */
const known: Readonly<Record<Team, readonly [name: string, colour: string]>> = {
  ARI: ['Cardinals', '#97233f'],
  ATL: ['Falcons', '#a71930'],
  BAL: ['Ravens', '#4b3aa8'],
  BUF: ['Bills', '#00338d'],
  CAR: ['Panthers', '#0085ca'],
  CHI: ['Bears', '#c83803'],
  CIN: ['Bengals', '#fb4f14'],
  CLE: ['Browns', '#ff3c00'],
  DAL: ['Cowboys', '#3a6ea5'],
  DEN: ['Broncos', '#fb4f14'],
  DET: ['Lions', '#0076b6'],
  GB: ['Packers', '#2a6b5c'],
  HOU: ['Texans', '#a71930'],
  IND: ['Colts', '#1f5fae'],
  JAX: ['Jaguars', '#006778'],
  KC: ['Chiefs', '#e31837'],
  LA: ['Rams', '#2a5bd7'],
  LAC: ['Chargers', '#0080c6'],
  LV: ['Raiders', '#8a9095'],
  MIA: ['Dolphins', '#008e97'],
  MIN: ['Vikings', '#6a3fa0'],
  NE: ['Patriots', '#c60c30'],
  NO: ['Saints', '#b39a5c'],
  NYG: ['Giants', '#2b4fc0'],
  NYJ: ['Jets', '#17704f'],
  PHI: ['Eagles', '#00757f'],
  PIT: ['Steelers', '#e0a400'],
  SEA: ['Seahawks', '#4c9a2a'],
  SF: ['49ers', '#aa0000'],
  TB: ['Buccaneers', '#d50a0a'],
  TEN: ['Titans', '#4b92db'],
  WAS: ['Commanders', '#7a2b2b'],
}

/** "Colts" for IND; a text that names no team is its own name. */
export function teamName(team: string): string {
  return known[team as Team]?.[0] ?? team
}

export function teamColour(team: string): string {
  return known[team as Team]?.[1] ?? 'var(--soft)'
}

/** "Colts’", "49ers’". */
export function possessive(team: string): string {
  const name = teamName(team)
  return name.endsWith('s') ? `${name}’` : `${name}’s`
}

/** Every team by its name, in the order of the alphabet. */
export const teamsByName = (Object.keys(known) as Team[])
  .map((team) => ({ team, name: teamName(team) }))
  .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))
