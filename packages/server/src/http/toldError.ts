import type { FourthrightError } from '@fourthright/guide'

/** The error object of the contract. */
export interface ToldError {
  readonly code: string
  readonly field: string | null
  readonly value: unknown
  readonly message: string
  readonly valid: string | null
}

const longestText = 200
const longestMessage = 600

/** An error as the API tells it: what stood there is repeated only as far as a person would read it. */
export function toldError(error: FourthrightError): ToldError {
  return {
    code: error.code,
    field: clipped(error.field, longestText) ?? null,
    value: toldValue(error.value),
    message: clipped(error.message, longestMessage) ?? '',
    valid: error.valid ?? null,
  }
}

/** Numbers and short texts as they are; long texts cut; of lists and objects only that they are one. */
function toldValue(value: unknown): unknown {
  if (typeof value === 'string') return clipped(value, longestText)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value !== 'object' || value === null) return value ?? null
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object'
}

function clipped(text: string | undefined, length: number): string | undefined {
  return text !== undefined && text.length > length ? `${text.slice(0, length)}…` : text
}

/** The error object, and a problem made of it (RFC 9457), for the OpenAPI document. */
const errorFields = {
  code: { type: 'string', description: 'stable and slash-separated: switch on it, never on the text' },
  field: { type: ['string', 'null'], description: 'the offending field or parameter' },
  value: { description: 'what stood there' },
  valid: { type: ['string', 'null'], description: 'what would be valid, in words' },
} as const

export const toldErrorSchema = {
  $id: 'Error',
  title: 'Error',
  type: 'object',
  properties: { ...errorFields, message: { type: 'string', description: 'what is wrong and what to do' } },
  required: ['code', 'field', 'value', 'message', 'valid'],
  additionalProperties: false,
}

export const problemSchema = {
  $id: 'Problem',
  title: 'Problem',
  description: 'Problem details (RFC 9457)',
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'stable: /problems/ and the code' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'what is wrong and what to do' },
    ...errorFields,
    requestId: { type: 'string', description: 'the x-request-id of the answer' },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'field', 'value', 'valid', 'requestId'],
  additionalProperties: false,
}
