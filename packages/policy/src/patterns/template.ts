import { PolicyError } from '../errors/policyError.js'
import { lowerAscii } from './lowerAscii.js'

/** A stretch of a policy's string as version 2012-10-17 reads it ("IAM policy elements: Variables and tags"). */
export type Piece =
  /** As written; `*` and `?` are wildcards where the element knows any. */
  | { readonly type: 'text'; readonly text: string }
  /** `${*}`, `${?}` or `${$}`: the character itself, never a wildcard. */
  | { readonly type: 'character'; readonly character: string }
  /** `${key}` or `${key, 'fallback'}`; the key in lower case, since keys do not differ by case. */
  | { readonly type: 'variable'; readonly key: string; readonly fallback: string | null }

const variableForm = /^\s*([^\s,'{}$]+(?: +[^\s,'{}$]+)*)\s*(?:,\s*'([^']*)'\s*)?$/

/** Cuts a string into its pieces. Throws PolicyError `policy/variable`. */
export function parseTemplate(text: string, path: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (;;) {
    const opening = text.indexOf('${', at)
    if (opening < 0) break
    const closing = text.indexOf('}', opening)
    if (opening > at) pieces.push({ type: 'text', text: text.slice(at, opening) })
    pieces.push(parseVariable(closing < 0 ? '' : text.slice(opening + 2, closing), text, path))
    at = closing + 1
  }
  if (at < text.length) pieces.push({ type: 'text', text: text.slice(at) })
  return pieces
}

function parseVariable(inside: string, text: string, path: string): Piece {
  if (inside === '*' || inside === '?' || inside === '$') return { type: 'character', character: inside }
  const found = variableForm.exec(inside)
  if (found === null) {
    throw new PolicyError('policy/variable', {
      field: path,
      value: text,
      valid: `${'$'}{key}, ${'$'}{key, 'default'}, or *, ? or $ in the same braces`,
      message: 'A variable of this string cannot be read.',
    })
  }
  return { type: 'variable', key: lowerAscii(found[1]!), fallback: found[2] ?? null }
}
