import { choiceLook } from '../charts/choiceLook.js'
import { filtersSet } from './filterDecisions.js'
import { change, here } from './here.js'
import type { OpenSeason } from './openSeason.js'
import { longRound } from './rounds.js'
import { plainAddress, type SeasonAddress } from './seasonAddress.js'
import { quarterWords } from './situationWords.js'
import { largestFirst, type SortKey } from './sortDecisions.js'

type Pick = 'team' | 'coach' | 'week' | 'quarter' | 'called' | 'right'

const noFilters = {
  team: null,
  coach: null,
  week: null,
  quarter: null,
  called: null,
  right: null,
  clearOnly: false,
  wrongOnly: false,
  search: '',
} as const satisfies Partial<SeasonAddress>

/** What to list: search, who, when, what was called and what was right. */
export function DecisionFilters({ season }: { season: OpenSeason }) {
  const asked = here.value
  const set = filtersSet(asked)
  // on a team's own page its team alone is no reason to unfold
  const unfolds = filtersSet({ ...asked, team: null }) > 0 || matchMedia('(min-width: 861px)').matches
  const weeks = new Map(season.games.map((game) => [game.week, longRound(game, season.heading.year)]))
  const options: Readonly<Record<Pick, readonly (readonly [value: string, word: string])[]>> = {
    team: season.teams.map(({ team }) => [team, team] as const).sort(byWord),
    coach: season.coaches.map(({ name }) => [name, name] as const).sort(byWord),
    week: [...weeks].sort(([one], [other]) => one - other).map(([week, word]) => [String(week), word]),
    quarter: [1, 2, 3, 4, 5].map((quarter) => [String(quarter), quarterWords(quarter)]),
    called: ['goForIt', 'fieldGoal', 'punt', 'kneel', 'none'].map((one) => [one, choiceLook(one).word]),
    right: ['goForIt', 'fieldGoal', 'punt', 'kneel'].map((one) => [one, choiceLook(one).word]),
  }
  return (
    <search class="filters">
      <label class="pick wide">
        <span>Search</span>
        <input
          type="search"
          value={asked.search}
          placeholder="Team, coach, passer"
          onInput={({ currentTarget }) => change({ search: currentTarget.value })}
        />
      </label>
      <details class="choose" open={unfolds}>
        <summary>{set > 0 ? `Filters (${set})` : 'Filters'}</summary>
        <div class="picks">
          {(Object.keys(labels) as Pick[]).map((name) => (
            <label key={name} class="pick">
              <span>{labels[name]}</span>
              <select
                value={asked[name] ?? ''}
                onChange={({ currentTarget }) => pick(name, currentTarget.value)}
              >
                <option value="">All</option>
                {options[name].map(([value, word]) => (
                  <option key={value} value={value}>
                    {word}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <div class="checks">
            <label class="check">
              <input
                type="checkbox"
                checked={asked.wrongOnly}
                onChange={({ currentTarget }) => change({ wrongOnly: currentTarget.checked })}
              />
              Wrong calls only
            </label>
            {season.heading.members > 0 ? (
              <label class="check">
                <input
                  type="checkbox"
                  checked={asked.clearOnly}
                  onChange={({ currentTarget }) => change({ clearOnly: currentTarget.checked })}
                />
                Clear calls only
              </label>
            ) : null}
          </div>
          <button type="button" disabled={set === 0 && asked.search === ''} onClick={() => change(noFilters)}>
            Clear filters
          </button>
        </div>
      </details>
      <label class="pick phone-only">
        <span>Sorted by</span>
        <select
          value={asked.sort}
          onChange={({ currentTarget }) => {
            const sort = currentTarget.value as SortKey
            change({ sort, descending: largestFirst.includes(sort) })
          }}
        >
          {sortWords.map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      </label>
    </search>
  )
}

const labels: Readonly<Record<Pick, string>> = {
  team: 'Team',
  coach: 'Coach',
  week: 'Week',
  quarter: 'Quarter',
  called: 'Called',
  right: 'Right',
}

const sortWords: readonly (readonly [SortKey, string])[] = [
  ['cost', 'Cost, largest first'],
  ['edge', 'Edge, largest first'],
  ['week', 'Week'],
  ['team', 'Team'],
  ['coach', 'Coach'],
  ['time', 'Time of the game'],
  ['distance', 'Yards to go'],
  ['called', 'What was called'],
  ['right', 'What was right'],
]

function pick(name: Pick, value: string): void {
  const numeric = name === 'week' || name === 'quarter'
  change({ [name]: value === '' ? plainAddress[name] : numeric ? Number(value) : value })
}

function byWord(one: readonly [string, string], other: readonly [string, string]): number {
  return one[1].localeCompare(other[1])
}
