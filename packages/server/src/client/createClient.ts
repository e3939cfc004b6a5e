import type { Decision, Overrides, SituationInput } from '@fourthright/guide'
import { ask, type Fetch } from './ask.js'
import { type LiveMessage, type LiveOptions, listen } from './listen.js'
import type { BundleShown, GamePage, SeasonFilter, SeasonPage } from './shapes.js'

/** What changes an answer. */
export interface AskOptions {
  /** Say how sure the call is. */
  readonly confidence?: boolean
  /** Say what moved the chance to convert and the edge. */
  readonly explain?: boolean
  readonly tree?: 'full'
  readonly overrides?: Overrides
  /** The id or the name of the bundle that must answer. */
  readonly bundle?: string
  readonly signal?: AbortSignal
}

/** A decision, or why there is none. */
export type Answer =
  | Decision
  | {
      readonly error: {
        readonly code: string
        readonly field: string | null
        readonly value: unknown
        readonly message: string
        readonly valid: string | null
      }
    }

/** The API of a Fourthright server. Every call throws InputError or DataError of the guide. */
export interface Client {
  decide(situation: SituationInput, options?: AskOptions): Promise<Decision>
  /** In the order of the situations, of which there may be any number. */
  decideMany(situations: readonly SituationInput[], options?: AskOptions): Promise<Answer[]>
  season(year: number, filter?: SeasonFilter): Promise<SeasonPage>
  game(id: string): Promise<GamePage>
  bundles(): Promise<BundleShown[]>
  live(options?: LiveOptions): AsyncGenerator<LiveMessage>
}

/** Most situations of one request. */
const mostSituations = 1000

/**
 * A typed client; it needs nothing but `fetch`, in Node and in browsers.
 *
 * @param baseUrl such as http://127.0.0.1:4004
 * @example const { verdict } = await createClient('http://127.0.0.1:4004').decide(famousPlay)
 */
export function createClient(
  baseUrl: string | URL,
  { fetch = globalThis.fetch }: { fetch?: Fetch } = {},
): Client {
  const at = (path: string, query: Readonly<Record<string, unknown>> = {}) => {
    const address = new URL(path, baseUrl)
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== false) address.searchParams.set(name, String(value))
    }
    return address
  }
  const get = async <T>(address: URL) => (await (await ask(fetch, address)).json()) as T
  const post = async <T>(body: unknown, options: AskOptions) => {
    const response = await ask(fetch, at('/v1/decisions', queryOf(options)), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(options.signal && { signal: options.signal }),
    })
    return (await response.json()) as T
  }
  return {
    decide: (situation, options = {}) => post<Decision>(situation, options),
    decideMany: async (situations, options = {}) => {
      const answers: Answer[] = []
      for (let start = 0; start < situations.length; start += mostSituations) {
        answers.push(...(await post<Answer[]>(situations.slice(start, start + mostSituations), options)))
      }
      return answers
    },
    season: (year, filter = {}) => get<SeasonPage>(at(`/v1/seasons/${year}/decisions`, { ...filter })),
    game: (id) => get<GamePage>(at(`/v1/games/${encodeURIComponent(id)}`)),
    bundles: () => get<BundleShown[]>(at('/v1/bundles')),
    live: (options = {}) => listen(fetch, at('/v1/live', { game: options.game }), options),
  }
}

function queryOf({ confidence, explain, tree, overrides, bundle }: AskOptions) {
  return { confidence, explain, tree, bundle, convert: overrides?.conversion, make: overrides?.make }
}
