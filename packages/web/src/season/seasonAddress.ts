import { maybeClock } from '@fourthright/guide'
import { type SortKey, sortKeys } from './sortDecisions.js'
import { type RankKey, rankKeys } from './sortRanked.js'

export const sections = ['decisions', 'teams', 'coaches', 'map'] as const
export type Section = (typeof sections)[number]

/** What the address of the season view says: where one is, and which decisions in which order. */
export interface SeasonAddress {
  readonly year: number
  readonly section: Section
  readonly team: string | null
  readonly coach: string | null
  readonly game: string | null
  readonly week: number | null
  readonly quarter: number | null
  readonly called: string | null
  readonly right: string | null
  readonly clearOnly: boolean
  readonly wrongOnly: boolean
  readonly search: string
  readonly sort: SortKey
  readonly descending: boolean
  /** From 1. */
  readonly page: number
  /** By which column teams and coaches are ranked. */
  readonly rank: RankKey
  /** The ranking from its other end. */
  readonly reversed: boolean
  /** The map's: points by which the offense leads, and the time left in `quarter`. */
  readonly lead: number
  readonly clock: string
}

export const plainAddress: SeasonAddress = {
  year: 2020,
  section: 'decisions',
  team: null,
  coach: null,
  game: null,
  week: null,
  quarter: null,
  called: null,
  right: null,
  clearOnly: false,
  wrongOnly: false,
  search: '',
  sort: 'cost',
  descending: true,
  page: 1,
  rank: 'lost',
  reversed: false,
  lead: 0,
  clock: '8:00',
}

/**
 * Reads the query of `/season`; what makes no sense is taken as not said.
 *
 * @example readSeasonAddress('?team=IND&sort=week').team // 'IND'
 */
export function readSeasonAddress(query: string): SeasonAddress {
  const said = new URLSearchParams(query)
  const text = (name: string) => said.get(name)?.trim().slice(0, 80) || null
  const whole = (name: string, least: number, most: number) => {
    const value = Number(text(name) ?? Number.NaN)
    return Number.isInteger(value) && value >= least && value <= most ? value : null
  }
  const sort = sortKeys.find((key) => key === text('sort')) ?? plainAddress.sort
  return {
    year: whole('year', 1999, 2100) ?? plainAddress.year,
    section: sections.find((section) => section === text('show')) ?? plainAddress.section,
    team: text('team'),
    coach: text('coach'),
    game: text('game'),
    week: whole('week', 1, 23),
    quarter: whole('quarter', 1, 24),
    called: text('called'),
    right: text('right'),
    clearOnly: said.has('clear'),
    wrongOnly: said.has('wrong'),
    search: text('search') ?? '',
    sort,
    descending: said.has('sort') ? text('order') === 'descending' : plainAddress.descending,
    page: whole('page', 1, 10_000) ?? 1,
    rank: rankKeys.find((rank) => rank === text('rank')) ?? plainAddress.rank,
    reversed: said.has('reversed'),
    lead: whole('lead', -21, 21) ?? plainAddress.lead,
    clock: maybeClock(text('clock') ?? '') === undefined ? plainAddress.clock : (text('clock') ?? ''),
  }
}

/**
 * The address that says this and nothing that goes without saying, so that equal views have equal addresses.
 *
 * @example seasonHref({ ...plainAddress, team: 'IND' }) // '/season?team=IND'
 */
export function seasonHref(address: SeasonAddress): string {
  const query = new URLSearchParams()
  const say = (name: string, value: string | number | null, plain: string | number | null = null) => {
    if (value !== null && value !== '' && value !== plain) query.set(name, String(value))
  }
  say('year', address.year, plainAddress.year)
  say('show', address.section, plainAddress.section)
  for (const name of ['team', 'coach', 'game', 'week', 'quarter', 'called', 'right', 'search'] as const) {
    say(name, address[name])
  }
  if (address.clearOnly) query.set('clear', '')
  if (address.wrongOnly) query.set('wrong', '')
  if (address.sort !== plainAddress.sort || address.descending !== plainAddress.descending) {
    query.set('sort', address.sort)
    if (address.descending) query.set('order', 'descending')
  }
  say('page', address.page, 1)
  say('rank', address.rank, plainAddress.rank)
  if (address.reversed) query.set('reversed', '')
  say('lead', address.lead, plainAddress.lead)
  say('clock', address.clock, plainAddress.clock)
  const said = query.toString().replace(/=(?=&|$)/g, '')
  return said ? `/season?${said}` : '/season'
}
