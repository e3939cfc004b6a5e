import * as z from 'zod/mini'
import { InputError } from '../errors/errors.js'
import { fieldError } from './fieldError.js'
import { footballAllows } from './footballAllows.js'
import { situationSchema, type WrittenSituation } from './situationSchema.js'
import { type SituationField, validWords } from './validWords.js'

/**
 * Reads what a user wrote, and refuses what football or the contract does not allow.
 *
 * @param input any value, as parsed from JSON
 * @returns the situation as written, every field valid; nothing is filled in yet
 * @throws InputError `situation/<field>` (kebab-case, `situation/venue-roof` for a nested one) with field, value
 *   and what is valid; `situation/unknown-field`; `situation/shape` when the input is no object
 */
export function readSituation(input: unknown): WrittenSituation {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new InputError('situation/shape', {
      value: input,
      valid: 'an object with season, offense, defense, quarter, clock, scores, down and distance',
      message: 'A situation is an object of named fields.',
    })
  }
  const read = z.safeParse(situationSchema, input)
  if (!read.success) throw asInputError(read.error.issues, input)
  footballAllows(read.data)
  return read.data
}

function asInputError(issues: readonly z.core.$ZodIssue[], input: object): InputError {
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys')
  if (unknown) return unknownField([...unknown.path, ...unknown.keys.slice(0, 1)].map(String), input)
  const field = (issues[0]?.path ?? []).join('.')
  return fieldError(field as SituationField, valueAt(input, field.split('.')))
}

function unknownField(path: readonly string[], input: object): InputError {
  const field = path.join('.')
  const parent = path.slice(0, -1)
  const siblings = Object.keys(validWords)
    .map((known) => known.split('.'))
    .filter((known) => known.length === path.length && parent.every((part, i) => known[i] === part))
    .map((known) => known.at(-1))
  return new InputError('situation/unknown-field', {
    field,
    value: valueAt(input, path),
    valid: siblings.join(', '),
    message: `There is no field "${field}" in a situation; check its spelling or leave it out.`,
  })
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    input,
  )
}
