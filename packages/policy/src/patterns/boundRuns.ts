import { anyRun, anyRunBound, type Characters, takes } from './wildcards.js'

/**
 * `matchesFrom` for patterns with bound runs. A run that must stop at a colon cannot take whatever is left, so what
 * comes earliest need not be right; trying all would take exponential time. Instead the set of all tokens that may
 * come next is carried along the text: nothing is tried twice, and there are at most tokens × characters steps.
 */
export function matchesWithBoundRuns(
  tokens: readonly number[],
  token: number,
  text: Characters,
  at: number,
): boolean {
  let current: number[] = []
  reach(tokens, current, token)
  for (let position = at; position < text.length; position++) {
    const code = text.charCodeAt(position)
    const next: number[] = []
    for (const state of current) {
      const wanted = tokens[state]
      if (takes(wanted, code)) reach(tokens, next, isRun(wanted) ? state : state + 1)
    }
    if (next.length === 0) return false
    current = next
  }
  return current.at(-1) === tokens.length
}

/**
 * Adds a token, and those behind it that may come at once because a run may be empty. Tokens come in ascending order,
 * and one that is there already has brought with it what stands behind it.
 */
function reach(tokens: readonly number[], states: number[], from: number): void {
  for (let state = from; ; state++) {
    const last = states.at(-1)
    if (last !== undefined && state <= last) return
    states.push(state)
    if (!isRun(tokens[state])) return
  }
}

function isRun(token: number | undefined): boolean {
  return token === anyRun || token === anyRunBound
}
