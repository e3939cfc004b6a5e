import { matchesWithBoundRuns } from './boundRuns.js'
import type { ContextValues } from './contextValues.js'
import type { Piece } from './template.js'
import { anyRunBound, freeTokens, matchesFrom, plainTokens } from './wildcards.js'

/** What a pattern found: undefined where a variable has no value, so that there is nothing to compare with. */
export type Match = boolean | undefined

/** A policy's string, made ready to be compared many times. */
export type Pattern = (text: string, context: ContextValues) => Match

/** How a stretch of plain text becomes tokens, given the text before it and whether it ends the pattern. */
export type Tokenizer = (text: string, before: string, isLast: boolean) => readonly number[]

/** Equality, for operators without wildcards: `*` and `?` stand for themselves. */
export function equalityPattern(pieces: readonly Piece[], fold: (text: string) => string): Pattern {
  const fixed = maybeFixed(pieces)
  if (fixed !== undefined) {
    const wanted = fold(fixed)
    return (text) => fold(text) === wanted
  }
  return (text, context) => {
    let wanted = ''
    for (const piece of pieces) {
      const part = resolved(piece, context)
      if (part === undefined) return undefined
      wanted += part
    }
    return fold(text) === fold(wanted)
  }
}

/**
 * A pattern with wildcards. The value of a variable is compared character by character and never read as a pattern:
 * a user named `*` matches the letter only. Up to the first wildcard all is compared at once; what comes then is
 * tokens.
 */
export function wildcardPattern(pieces: readonly Piece[], tokenize: Tokenizer = freeTokens): Pattern {
  const parts = partsOf(pieces, tokenize)
  const variables = parts.filter((part) => isVariable(part))
  const firstTokens = parts.findIndex((part) => Array.isArray(part))
  const plain = firstTokens < 0 ? parts : parts.slice(0, firstTokens)
  const rest = firstTokens < 0 ? [] : parts.slice(firstTokens)
  const fixedRest = rest.some(isVariable) ? undefined : tokensOf(rest, noValue)
  const matches = rest.flat().includes(anyRunBound) ? matchesWithBoundRuns : matchesFrom
  return (text, context) => {
    const value = (variable: Variable) => resolved(variable, context)
    for (const variable of variables) if (value(variable) === undefined) return undefined
    let at = 0
    for (const part of plain) {
      const wanted = typeof part === 'string' ? part : value(part as Variable)!
      if (!text.startsWith(wanted, at)) return false
      at += wanted.length
    }
    if (rest.length === 0) return at === text.length
    return matches(fixedRest ?? tokensOf(rest, value), 0, text, at)
  }
}

type Variable = Piece & { readonly type: 'variable' }
/** Plain characters, a variable, or tokens that begin with a wildcard. */
type Part = string | Variable | readonly number[]

function isVariable(part: Part): part is Variable {
  return typeof part === 'object' && 'type' in part
}

function partsOf(pieces: readonly Piece[], tokenize: Tokenizer): Part[] {
  let before = ''
  return pieces.flatMap((piece, index): Part[] => {
    if (piece.type === 'variable') return [piece]
    if (piece.type === 'character') return [piece.character]
    const tokens = tokenize(piece.text, before, index === pieces.length - 1)
    before += piece.text
    const firstWildcard = tokens.findIndex((token) => token < 0)
    if (firstWildcard < 0) return [piece.text]
    return [piece.text.slice(0, firstWildcard), tokens.slice(firstWildcard)]
  })
}

function tokensOf(parts: readonly Part[], value: (variable: Variable) => string | undefined): number[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return plainTokens(part)
    return isVariable(part) ? plainTokens(value(part) ?? '') : part
  })
}

function noValue(): undefined {
  return undefined
}

function maybeFixed(pieces: readonly Piece[]): string | undefined {
  let text = ''
  for (const piece of pieces) {
    if (piece.type === 'variable') return undefined
    text += piece.type === 'text' ? piece.text : piece.character
  }
  return text
}

/** A variable's value is the key's, if it has exactly one ("you cannot use a multivalued context key as a policy variable"). */
function resolved(piece: Piece, context: ContextValues): string | undefined {
  if (piece.type === 'text') return piece.text
  if (piece.type === 'character') return piece.character
  const value = context.get(piece.key)
  return typeof value === 'string' ? value : (piece.fallback ?? undefined)
}
