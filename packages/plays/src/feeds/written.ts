import { DataError, maybeTeam, type Team } from '@fourthright/guide'

/** An object of the feed, whatever it holds. */
export type Written = Readonly<Record<string, unknown>>

/** Is this a JSON object (no array, no null)? */
export function isWritten(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * One value of the feed, whichever way it came: plain, or as recorded files have it, an array of one for a value and
 * an empty object for none. Nested names may be flattened into one (`possessionTeam.abbreviation`).
 */
export function valueAt(object: Written, ...path: readonly string[]): unknown {
  const flattened = path.join('.')
  if (path.length > 1 && Object.hasOwn(object, flattened)) return plain(object[flattened])
  const [first, ...rest] = path as [string, ...string[]]
  const value = Object.hasOwn(object, first) ? plain(object[first]) : null
  if (rest.length === 0) return value
  return isWritten(value) ? valueAt(value, ...rest) : null
}

function plain(value: unknown): unknown {
  if (Array.isArray(value) && value.length <= 1) return plain(value[0])
  if (isWritten(value) && Object.keys(value).length === 0) return null
  return value ?? null
}

/** Reads an object's fields by kind; a value of another kind is a DataError that says where it stands. */
export class FieldReader {
  constructor(
    private readonly object: Written,
    /** What the object is, for the message: 'The play 54'. */
    private readonly name: string,
    /** Code of the errors. */
    private readonly code: string,
  ) {}

  /** A text without spaces around it; '' for none. */
  text(...path: string[]): string {
    const value = valueAt(this.object, ...path)
    if (value === null) return ''
    if (typeof value === 'string') return value.trim()
    if (typeof value === 'number') return String(value)
    throw this.fault(path, value, 'a text')
  }

  /** A finite number, or a text that is one; null for none. */
  number(...path: string[]): number | null {
    const value = valueAt(this.object, ...path)
    if (value === null || value === '') return null
    const number = typeof value === 'string' ? Number(value) : value
    if (typeof number === 'number' && Number.isFinite(number)) return number
    throw this.fault(path, value, 'a number')
  }

  /** A whole number from `least` on; null for none. */
  whole(least: number, ...path: string[]): number | null {
    const number = this.number(...path)
    if (number === null || (Number.isInteger(number) && number >= least)) return number
    throw this.fault(path, number, `a whole number from ${least} on`)
  }

  /** False for none. */
  flag(...path: string[]): boolean {
    const value = valueAt(this.object, ...path)
    if (value === null) return false
    if (typeof value === 'boolean') return value
    throw this.fault(path, value, 'true or false')
  }

  /** A team's modern abbreviation; null for none. */
  team(...path: string[]): Team | null {
    const text = this.text(...path)
    if (text === '') return null
    const team = maybeTeam(text)
    if (team) return team
    throw this.fault(path, text, "a team's abbreviation")
  }

  fault(path: readonly string[], value: unknown, valid: string): DataError {
    const field = path.join('.')
    return new DataError(this.code, {
      field,
      value,
      valid,
      message: `${this.name} has ${shown(value)} as ${field}, which should be ${valid}.`,
    })
  }
}

const longestShown = 60

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}
