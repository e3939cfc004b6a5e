import type { SeasonTables } from '@fourthright/plays'
import type { FastifyInstance } from 'fastify'
import { answers } from '../http/answers.js'
import { queryPairs, querySchema, readQuery } from '../http/query.js'
import { Refusal } from '../http/refusal.js'
import { decisionsOfGame, filterDecisions, filterParameters } from './decisionFilter.js'
import type { SeasonShelf } from './seasonShelf.js'

const cacheControl = 'public, no-cache'
const rows = { type: 'array', items: { $ref: 'FourthDown#' } }

/** `GET /v1/seasons`: which there are; `GET /v1/seasons/{year}/decisions`: their fourth downs. */
export function seasonRoutes(app: FastifyInstance, shelf: SeasonShelf): void {
  const listSchema = {
    tags: ['seasons'],
    operationId: 'seasons',
    summary: 'Which seasons there are',
    querystring: querySchema({}),
    response: answers({ type: 'array', items: { $ref: 'Season#' } }, []),
  }
  app.get('/v1/seasons', { schema: listSchema }, async (request, reply) => {
    readQuery(queryPairs(request), {})
    return reply.header('cache-control', cacheControl).send(await shelf.headings())
  })

  const decisionsSchema = {
    tags: ['seasons'],
    operationId: 'seasonDecisions',
    summary: 'The fourth downs of a season: what was called, what the guide says, what it cost',
    params: pathSchema('year', { type: 'integer', minimum: 1999, maximum: 2100 }),
    querystring: querySchema(filterParameters),
    response: answers(
      {
        type: 'object',
        properties: {
          season: { $ref: 'Season#' },
          total: { type: 'integer', description: 'rows that the filter lets through' },
          next: { type: ['integer', 'null'], description: 'the offset of what follows; null at the end' },
          decisions: rows,
        },
        required: ['season', 'total', 'next', 'decisions'],
        additionalProperties: false,
      },
      [404],
    ),
  }
  app.get<{ Params: { year: string } }>(
    '/v1/seasons/:year/decisions',
    { schema: decisionsSchema },
    async (request, reply) => {
      const filter = readQuery(queryPairs(request), filterParameters)
      const season = await seasonOf(request.params.year, shelf)
      const { heading } = season
      return reply
        .header('cache-control', cacheControl)
        .send({ season: heading, ...filterDecisions(season, filter) })
    },
  )
}

/** `GET /v1/games/{id}`: a game, its fourth downs and its win-probability line. */
export function gameRoute(app: FastifyInstance, shelf: SeasonShelf): void {
  const schema = {
    tags: ['seasons'],
    operationId: 'game',
    summary: 'A game, its fourth downs and its win-probability line',
    params: pathSchema('id', { type: 'string', examples: ['2020_15_HOU_IND'] }),
    querystring: querySchema({}),
    response: answers(
      {
        type: 'object',
        properties: {
          game: { $ref: 'Game#' },
          decisions: rows,
          line: { anyOf: [{ $ref: 'GameLine#' }, { type: 'null' }] },
        },
        required: ['game', 'decisions', 'line'],
        additionalProperties: false,
      },
      [404],
    ),
  }
  app.get<{ Params: { id: string } }>('/v1/games/:id', { schema }, async (request, reply) => {
    readQuery(queryPairs(request), {})
    const { id } = request.params
    const season = await shelf.maybeSeason(Number(/^\d{4}(?=_)/.exec(id)?.[0]))
    const game = season?.games.find((one) => one.id === id)
    if (!season || !game) throw noGame(id, await shelf.years())
    const line = Object.hasOwn(season.lines, id) ? season.lines[id] : null
    return reply
      .header('cache-control', cacheControl)
      .send({ game, decisions: decisionsOfGame(season, id), line })
  })
}

async function seasonOf(year: string, shelf: SeasonShelf): Promise<SeasonTables> {
  const season = /^\d{4}$/.test(year) ? await shelf.maybeSeason(Number(year)) : undefined
  if (season) return season
  throw new Refusal(404, 'season/missing', {
    field: 'year',
    value: year,
    valid: listed(await shelf.years()),
    message: `There are no tables of the season "${year}" here; \`fourthright season ${/^\d{4}$/.test(year) ? year : 'YEAR'} --tables\` writes them.`,
  })
}

function noGame(id: string, years: readonly number[]): Refusal {
  return new Refusal(404, 'game/missing', {
    field: 'id',
    value: id,
    valid: `a game's id such as 2020_15_HOU_IND, of the seasons ${listed(years)}`,
    message: `There is no game "${id}" here; /v1/seasons/{year}/decisions tells the ids.`,
  })
}

function listed(years: readonly number[]): string {
  return years.length > 0 ? years.join(', ') : 'none (there are no tables)'
}

function pathSchema(name: string, schema: object) {
  return { type: 'object', properties: { [name]: schema }, required: [name] }
}
