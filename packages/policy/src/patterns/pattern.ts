import type { PreparedRequest } from '../evaluate/preparedRequest.js'
import type { Piece } from './template.js'
import { type Characters, freeTokens, matchesFrom, plainTokens } from './wildcards.js'

/** What a pattern found: undefined where a variable has no value, so that there is nothing to compare with. */
export type Match = boolean | undefined

/** A policy's string, made ready to be compared many times. */
export type Pattern = (text: string, request: PreparedRequest) => Match

/** How a stretch of plain text becomes tokens, given the text before it and whether it ends the pattern. */
export type Tokenizer = (text: string, before: string, isLast: boolean) => readonly number[]

/** Equality, for operators without wildcards: `*` and `?` stand for themselves. */
export function equalityPattern(pieces: readonly Piece[], fold: (text: string) => string): Pattern {
  const fixed = maybeFixed(pieces)
  if (fixed !== undefined) {
    const wanted = fold(fixed)
    return (text) => fold(text) === wanted
  }
  return (text, request) => {
    let wanted = ''
    for (const piece of pieces) {
      const part = resolved(piece, request)
      if (part === undefined) return undefined
      wanted += part
    }
    return fold(text) === fold(wanted)
  }
}

/**
 * A pattern with wildcards. The value of a variable is compared character by character and never read as a pattern:
 * a user named `*` matches the letter only.
 */
export function wildcardPattern(pieces: readonly Piece[], tokenize: Tokenizer = freeTokens): Pattern {
  if (pieces.some(({ type }) => type === 'variable')) {
    const parts = tokenParts(pieces, tokenize)
    return (text, request) => {
      const tokens: number[] = []
      for (const part of parts) {
        if (!('type' in part)) {
          tokens.push(...part)
          continue
        }
        const value = resolved(part, request)
        if (value === undefined) return undefined
        for (let at = 0; at < value.length; at++) tokens.push(value.charCodeAt(at))
      }
      return matchesFrom(tokens, 0, text, 0)
    }
  }
  const tokens = tokenParts(pieces, tokenize).flatMap((part) => ('type' in part ? [] : part))
  return fixedPattern(tokens)
}

/** Without variables: the part before the first wildcard is compared at once. */
function fixedPattern(tokens: readonly number[]): (text: string) => boolean {
  const firstWildcard = tokens.findIndex((token) => token < 0)
  const plain = firstWildcard < 0 ? tokens : tokens.slice(0, firstWildcard)
  const prefix = String.fromCharCode(...plain)
  if (firstWildcard < 0) return (text) => text === prefix
  return (text) => text.startsWith(prefix) && matchesRest(tokens, firstWildcard, text)
}

/** Exported for the test that counts steps. */
export function matchesRest(tokens: readonly number[], from: number, text: Characters): boolean {
  return matchesFrom(tokens, from, text, from)
}

function tokenParts(
  pieces: readonly Piece[],
  tokenize: Tokenizer,
): (readonly number[] | (Piece & { type: 'variable' }))[] {
  let before = ''
  return pieces.map((piece, index) => {
    if (piece.type === 'variable') return piece
    if (piece.type === 'character') return plainTokens(piece.character)
    const tokens = tokenize(piece.text, before, index === pieces.length - 1)
    before += piece.text
    return tokens
  })
}

function maybeFixed(pieces: readonly Piece[]): string | undefined {
  let text = ''
  for (const piece of pieces) {
    if (piece.type === 'variable') return undefined
    text += piece.type === 'text' ? piece.text : piece.character
  }
  return text
}

/** A variable's value is the key's, if it has exactly one ("you cannot use a multivalued key as a variable"). */
function resolved(piece: Piece, request: PreparedRequest): string | undefined {
  if (piece.type === 'text') return piece.text
  if (piece.type === 'character') return piece.character
  const value = request.values.get(piece.key)
  return typeof value === 'string' ? value : (piece.fallback ?? undefined)
}
