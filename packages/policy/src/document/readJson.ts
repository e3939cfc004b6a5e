import { PolicyError } from '../errors/policyError.js'
import { type Json, type JsonMember, type JsonScalar, pointer } from './json.js'

/** Characters; the largest policy AWS takes is a bucket's, 20 KB ("IAM and AWS STS quotas", "S3 quotas"). */
export const longestPolicy = 20_480

/** A condition's value lies seven deep; the rest is room for a useful message. */
const deepest = 16

const scalars: readonly (readonly [JsonScalar['type'], RegExp])[] = [
  ['number', /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['boolean', /true|false/y],
  ['null', /null/y],
]
// RFC 8259: characters below the space must be escaped in a string.
const firstPrintable = 0x20
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/**
 * Reads one JSON value strictly (RFC 8259).
 *
 * @throws PolicyError `policy/too-long`, `policy/json`, `policy/too-deep`, `policy/duplicate-key`
 */
export function readJson(text: string): Json {
  if (text.length > longestPolicy) {
    throw new PolicyError('policy/too-long', {
      field: '',
      value: text.length,
      valid: `at most ${longestPolicy} characters`,
      message: 'The policy is longer than any that AWS takes.',
    })
  }
  return new JsonReader(text).document()
}

class JsonReader {
  private at = 0

  constructor(private readonly text: string) {}

  document(): Json {
    const value = this.value('', 0)
    this.skipSpace()
    if (this.at < this.text.length) this.refuse('', 'the end of the document')
    return value
  }

  private value(path: string, depth: number): Json {
    if (depth > deepest) {
      throw new PolicyError('policy/too-deep', {
        field: path,
        valid: `at most ${deepest} levels`,
        message: 'The document is nested deeper than a policy can be.',
      })
    }
    this.skipSpace()
    if (this.take('{')) return { type: 'object', path, members: this.members(path, depth) }
    if (this.take('[')) return { type: 'list', path, items: this.items(path, depth) }
    if (this.take('"')) return { type: 'string', path, text: this.characters(path) }
    for (const [type, pattern] of scalars) {
      const text = this.maybeMatch(pattern)
      if (text !== undefined) return { type, path, text }
    }
    return this.refuse(path, 'a JSON value')
  }

  private members(path: string, depth: number): JsonMember[] {
    const members: JsonMember[] = []
    const names = new Set<string>()
    this.skipSpace()
    if (this.take('}')) return members
    do {
      this.skipSpace()
      if (!this.take('"')) this.refuse(path, 'a name in quotes')
      const name = this.characters(path)
      if (names.has(name)) {
        throw new PolicyError('policy/duplicate-key', {
          field: pointer(path, name),
          value: name,
          valid: 'each name once',
          message: 'Two members have the same name: readers would disagree which one holds.',
        })
      }
      names.add(name)
      this.skipSpace()
      if (!this.take(':')) this.refuse(path, 'a colon')
      members.push({ name, value: this.value(pointer(path, name), depth + 1) })
      this.skipSpace()
    } while (this.take(','))
    if (!this.take('}')) this.refuse(path, 'a comma or }')
    return members
  }

  private items(path: string, depth: number): Json[] {
    const items: Json[] = []
    this.skipSpace()
    if (this.take(']')) return items
    do {
      items.push(this.value(pointer(path, items.length), depth + 1))
      this.skipSpace()
    } while (this.take(','))
    if (!this.take(']')) this.refuse(path, 'a comma or ]')
    return items
  }

  /** The rest of a string whose opening quote is taken. */
  private characters(path: string): string {
    let read = ''
    for (;;) {
      const start = this.at
      while (isPlain(this.text.charCodeAt(this.at), this.text[this.at])) this.at++
      read += this.text.slice(start, this.at)
      if (this.take('"')) return read
      if (!this.take('\\')) this.refuse(path, 'the end of the string')
      const letter = this.text.charAt(this.at++)
      read +=
        letter === 'u' ? this.unicode(path) : (escapes[letter] ?? this.refuse(path, 'an escape of JSON'))
    }
  }

  private unicode(path: string): string {
    const digits = this.maybeMatch(/[0-9a-fA-F]{4}/y) ?? this.refuse(path, 'four hexadecimal digits')
    return String.fromCharCode(Number.parseInt(digits, 16))
  }

  private skipSpace(): void {
    while (' \t\n\r'.includes(this.text.charAt(this.at)) && this.at < this.text.length) this.at++
  }

  private take(character: string): boolean {
    if (this.text.charAt(this.at) !== character) return false
    this.at++
    return true
  }

  private maybeMatch(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.at
    const found = sticky.exec(this.text)?.[0]
    this.at += found?.length ?? 0
    return found
  }

  private refuse(path: string, valid: string): never {
    throw new PolicyError('policy/json', {
      field: path,
      value: this.text.slice(this.at, this.at + 20),
      valid,
      message: `The document is not JSON: at character ${this.at + 1} there should be ${valid}.`,
    })
  }
}

/** Whether a character stands for itself inside a string. Behind the end the code is NaN, and the answer no. */
function isPlain(code: number, character: string | undefined): boolean {
  return code >= firstPrintable && character !== '"' && character !== '\\'
}
