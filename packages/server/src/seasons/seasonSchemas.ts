import type { GameLine, GameRow, SeasonHeading } from '@fourthright/plays'
import type { ShownDecisionRow } from './decisionFilter.js'

/*
 * The shapes of the tables for the OpenAPI document. Their one definition is plays' TypeScript; `satisfies` holds these
 * to it, field by field. What comes out is checked against them by a test.
 */

const text = { type: 'string' }
const number = { type: 'number' }
const integer = { type: 'integer' }
const flag = { type: 'boolean' }
const maybe = ({ type }: { type: string }) => ({ type: [type, 'null'] })
const list = (items: object) => ({ type: 'array', items })

const object = ($id: string, properties: Readonly<Record<string, object>>) => ({
  $id,
  title: $id,
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

const bundle = { id: text, name: text, trainedOn: text } satisfies Record<
  keyof SeasonHeading['bundle'],
  object
>

export const seasonSchemas = [
  object('Season', {
    year: integer,
    bundle: { type: 'object', properties: bundle, required: Object.keys(bundle) },
    games: integer,
    decisions: integer,
    members: integer,
  } satisfies Record<keyof SeasonHeading, object>),
  object('Game', {
    id: text,
    week: integer,
    seasonType: text,
    home: text,
    away: text,
    neutralSite: flag,
    homeScore: integer,
    awayScore: integer,
    homeCoach: text,
    awayCoach: text,
    spreadLine: maybe(number),
    totalLine: maybe(number),
    roof: maybe(text),
    surface: maybe(text),
    temperatureF: maybe(number),
    windMph: maybe(number),
    altitudeFt: number,
  } satisfies Record<keyof GameRow, object>),
  object('FourthDown', {
    game: { ...text, description: "the game's id" },
    week: integer,
    seasonType: text,
    playId: integer,
    offense: text,
    defense: text,
    offenseCoach: text,
    quarter: integer,
    clock: text,
    offenseScore: integer,
    defenseScore: integer,
    yardsToGo: number,
    yardsToGoal: number,
    offenseTimeouts: integer,
    defenseTimeouts: integer,
    receivesSecondHalfKickoff: {
      ...maybe(integer),
      description: '1 the offense, 0 the defense, null after half-time',
    },
    quarterback: maybe(text),
    overtimePossessions: { ...maybe({ type: 'array' }), items: integer, minItems: 2, maxItems: 2 },
    recommendation: text,
    edge: number,
    goForItWinProbability: maybe(number),
    fieldGoalWinProbability: maybe(number),
    puntWinProbability: maybe(number),
    conversionProbability: maybe(number),
    makeProbability: maybe(number),
    confidence: maybe(text),
    agreement: maybe(number),
    edgeLow: maybe(number),
    edgeHigh: maybe(number),
    actualChoice: text,
    cost: { ...maybe(number), description: 'win probability given away by what was called' },
    result: maybe(text),
    yardsGained: maybe(number),
  } satisfies Record<keyof ShownDecisionRow, object>),
  object('GameLine', {
    playId: list(integer),
    seconds: { ...list(number), description: 'since the kickoff, overtime beyond 3600' },
    homeWinPerMille: {
      ...list(number),
      description: "the home team's chance before each play, in thousandths",
    },
    homeScore: list(integer),
    awayScore: list(integer),
  } satisfies Record<keyof GameLine, object>),
]
