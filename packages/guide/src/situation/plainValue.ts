import { type SituationField, validWords } from './validWords.js'

/** Every field that holds a value of its own; an object of fields (venue, form …) is given by its parts. */
export const plainFields = (Object.keys(validWords) as SituationField[]).filter(
  (field) => !Object.keys(validWords).some((other) => other.startsWith(`${field}.`)),
)

/** How a neutral site is written where there is no null: in flags and in addresses. */
export const neutralSite = 'neutral'

/**
 * The number that a text plainly writes. Anything doubtful (`1e3`, `NaN`, `0x10`, nothing at all) stays a text, so that
 * the guide refuses it where a number belongs, naming the field and what stood there.
 */
export function plainNumber(text: string): number | string {
  return /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : text
}

/** What a text says of a field, as JSON would: a number, true or false, null for a neutral site, else the text. */
export function plainValue(field: SituationField, text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  return field === 'home' && text === neutralSite ? null : plainNumber(text)
}

/**
 * A situation with one field told, nested ones by their dotted name; the one that came in is left as it was.
 * A parent that is no object is left to be refused.
 */
export function withField(
  situation: Readonly<Record<string, unknown>>,
  field: string,
  value: unknown,
): Record<string, unknown> {
  const [key = '', ...rest] = field.split('.')
  if (rest.length === 0) return { ...situation, [key]: value }
  const parent = situation[key] ?? {}
  if (typeof parent !== 'object' || Array.isArray(parent)) return { ...situation }
  return { ...situation, [key]: withField(parent as Record<string, unknown>, rest.join('.'), value) }
}
