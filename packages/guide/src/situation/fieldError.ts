import { InputError } from '../errors/errors.js'
import { type SituationField, validWords } from './validWords.js'

/** The error of one field: its code, what stood there, and what would be valid. */
export function fieldError(field: SituationField, value: unknown, message?: string): InputError {
  const valid = validWords[field]
  const missing = value === undefined || value === null
  const written = typeof value === 'string' ? `"${value}"` : plainly(value)
  return new InputError(`situation/${kebab(field)}`, {
    field,
    value,
    valid,
    message:
      message ??
      (missing ? `${field} is missing; give ${valid}.` : `${field} cannot be ${written}; give ${valid}.`),
  })
}

/** An object or a list is named only: it may be too deep, or have a `toString` of its own that says nothing. */
function plainly(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Array.isArray(value) ? 'a list' : 'an object'
}

function kebab(field: string): string {
  return field.replaceAll('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
