import {
  famousPlay,
  InputError,
  type Overrides,
  plainNumber,
  readSituation,
  type SituationInput,
  situationFromQuery,
  situationQuery,
} from '@fourthright/guide'
import { type Panel, panels } from './situation.js'

/** All that the page's address says. */
export interface PageState {
  readonly situation: SituationInput
  readonly told: Overrides
  readonly open: ReadonlySet<Panel>
}

/** Names of the reader's own chances in the address, as in the command line. */
const chanceNames = { conversion: 'convert', make: 'make' } as const

/**
 * Reads an address's query. An address that says nothing of a play is the famous play's.
 *
 * @throws InputError as `readSituation` does, and 'overrides/conversion' or 'overrides/make'
 */
export function readAddress(query: URLSearchParams): PageState {
  const written = situationFromQuery(query)
  const situation = Object.keys(written).length === 0 ? famousPlay : (written as unknown as SituationInput)
  readSituation(situation)
  const open = (query.get('open') ?? '').split(',')
  return {
    situation,
    told: { ...chance(query, 'conversion'), ...chance(query, 'make') },
    open: new Set(panels.filter((panel) => open.includes(panel))),
  }
}

/** The query that says a state of the page; equal states have equal queries. */
export function addressOf({ situation, told, open }: PageState): URLSearchParams {
  const query = situationQuery(situation)
  for (const name of ['conversion', 'make'] as const) {
    const chance = told[name]
    if (chance !== undefined) query.set(chanceNames[name], String(chance))
  }
  const shown = panels.filter((panel) => open.has(panel))
  if (shown.length > 0) query.set('open', shown.join(','))
  return query
}

function chance(query: URLSearchParams, name: keyof typeof chanceNames): Overrides {
  const text = query.get(chanceNames[name])
  if (text === null) return {}
  const value = plainNumber(text)
  if (typeof value === 'number' && value >= 0 && value <= 1) return { [name]: value }
  throw new InputError(`overrides/${name}`, {
    field: chanceNames[name],
    value: text,
    valid: 'a probability, 0 to 1',
    message: `${text} is no chance; write a probability such as 0.4.`,
  })
}
