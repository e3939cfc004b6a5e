import type { Pattern } from './pattern.js'
import { wildcardPattern } from './pattern.js'
import type { Piece } from './template.js'

const parts = 6

/**
 * An ARN as its operators compare it ("Condition operators": ARN): "each of the six colon-delimited components of the
 * ARN is checked separately and each can include" wildcards. Undefined where the pattern has fewer than six parts.
 */
export function maybeArnPattern(pieces: readonly Piece[]): Pattern | undefined {
  const split = splitAtColons(pieces)
  if (split.length < parts) return undefined
  const patterns = split.map((part) => wildcardPattern(part))
  return (text, context) => {
    const found = splitArn(text)
    if (found === undefined) return false
    let all: boolean | undefined = true
    for (let at = 0; at < parts; at++) {
      const match = patterns[at]!(found[at]!, context)
      if (match === undefined) return undefined
      if (!match) all = false
    }
    return all
  }
}

/** Colons of the policy's own text part an ARN; those in a variable's default or value do not. */
function splitAtColons(pieces: readonly Piece[]): Piece[][] {
  const split: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece.type !== 'text') {
      split.at(-1)!.push(piece)
      continue
    }
    let rest = piece.text
    while (split.length < parts && rest.includes(':')) {
      const colon = rest.indexOf(':')
      split.at(-1)!.push({ type: 'text', text: rest.slice(0, colon) })
      split.push([])
      rest = rest.slice(colon + 1)
    }
    split.at(-1)!.push({ type: 'text', text: rest })
  }
  return split
}

/** The six parts of an ARN; the sixth keeps its colons. Undefined where there are fewer. */
export function splitArn(text: string): string[] | undefined {
  const found = text.split(':')
  if (found.length < parts) return undefined
  return [...found.slice(0, parts - 1), found.slice(parts - 1).join(':')]
}
