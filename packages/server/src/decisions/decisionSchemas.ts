import { decisionJsonSchema, plainFields, situationJsonSchema } from '@fourthright/guide'
import { querySchema } from '../http/query.js'
import { askedParameters } from './asked.js'

type Schema = Readonly<Record<string, unknown>>

/** The guide's own schemas by their names. */
export const guideSchemas = [
  { ...situationJsonSchema(), $id: 'Situation' },
  { ...decisionJsonSchema(), $id: 'Decision' },
]

/** Most situations of one request. */
export const mostSituations = 1000

export const bodySchema = {
  anyOf: [{ $ref: 'Situation#' }, { type: 'array', items: { $ref: 'Situation#' }, maxItems: mostSituations }],
}

export const answerSchema = {
  anyOf: [
    { $ref: 'Decision#' },
    {
      type: 'array',
      maxItems: mostSituations,
      items: {
        anyOf: [
          { $ref: 'Decision#' },
          {
            type: 'object',
            properties: { error: { $ref: 'Error#' } },
            required: ['error'],
            additionalProperties: false,
          },
        ],
      },
    },
  ],
}

export const askedSchema = querySchema(askedParameters)

/** A situation's fields as parameters of a query, nested ones dotted, and what may be asked of it. */
export function situationQuerySchema(): Schema {
  const situation = situationJsonSchema()
  const required = (situation.required as readonly string[]) ?? []
  return {
    ...askedSchema,
    required: plainFields.filter((field) => required.includes(field)),
    properties: {
      ...Object.fromEntries(plainFields.map((field) => [field, schemaOf(field, situation)])),
      ...(askedSchema.properties as Schema),
    },
  }
}

/** The schema of a field that a dotted name names; in an address nothing is null but what is left out. */
function schemaOf(field: string, situation: Schema): Schema {
  return field
    .split('.')
    .reduce<Schema>(
      (schema, key) => notNull((schema.properties as Record<string, Schema>)[key] ?? {}),
      situation,
    )
}

function notNull(schema: Schema): Schema {
  const ways = schema.anyOf as readonly Schema[] | undefined
  return ways?.find(({ type }) => type !== 'null') ?? schema
}
