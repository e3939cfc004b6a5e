/**
 * JSON as it was written: members in order, numbers as their digits, and every value with its JSON pointer
 * (RFC 6901), so that a refusal can say where. `JSON.parse` keeps the last of two equal keys in silence, and a
 * reader who saw the first one would be deceived.
 */
export type Json = JsonObject | JsonList | JsonScalar

export interface JsonObject {
  readonly type: 'object'
  readonly path: string
  readonly members: readonly JsonMember[]
}

export interface JsonMember {
  readonly name: string
  readonly value: Json
}

export interface JsonList {
  readonly type: 'list'
  readonly path: string
  readonly items: readonly Json[]
}

export interface JsonScalar {
  readonly type: 'string' | 'number' | 'boolean' | 'null'
  readonly path: string
  /** A string's characters; a number, a boolean or null as it was written. */
  readonly text: string
}

/** The pointer to a member or an item: `~` and `/` of the name are escaped. */
export function pointer(path: string, name: string | number): string {
  return `${path}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** What a value is, for a refusal: a scalar's own text, else the kind of value. */
export function described(json: Json): string {
  if (json.type === 'object' || json.type === 'list') return json.type
  return json.text
}
