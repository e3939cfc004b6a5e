/**
 * A pattern in numbers: a character's code (0 and above), or one of four wildcards. A *bound* wildcard stays within
 * its part of an ARN: it takes any character but a colon.
 */
export const anyOne = -1
export const anyOneBound = -2
export const anyRun = -3
export const anyRunBound = -4

const colon = 58
const star = 42
const questionMark = 63

/** Characters to match: a string, or in tests one that counts how often it is looked at. */
export interface Characters {
  readonly length: number
  charCodeAt(at: number): number
}

/** The text's codes with `*` and `?` read as wildcards that take anything. */
export function freeTokens(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => {
    const code = text.charCodeAt(at)
    return code === star ? anyRun : code === questionMark ? anyOne : code
  })
}

/** The text's codes, none of them a wildcard. */
export function plainTokens(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
}

/**
 * Whether the pattern from `token` on takes the whole text from `at` on.
 *
 * Plainly: token by token, where a run takes as many characters as it likes. Below: the set of all tokens that may
 * come next is carried along the text, so that nothing is tried twice: at most tokens × characters steps, however
 * many stars there are. Once a free run is reached, all tokens before it are dropped: whatever they could still take,
 * the run takes too. Sets are short lists in ascending order of tokens.
 */
export function matchesFrom(tokens: readonly number[], token: number, text: Characters, at: number): boolean {
  let current: number[] = []
  let next: number[] = []
  reach(tokens, current, token)
  for (let position = at; position < text.length; position++) {
    const code = text.charCodeAt(position)
    next.length = 0
    for (const state of current) {
      const wanted = tokens[state]
      if (wanted === undefined) continue
      if (wanted === anyRun || (wanted === anyRunBound && code !== colon)) reach(tokens, next, state)
      else if (wanted === code || wanted === anyOne || (wanted === anyOneBound && code !== colon))
        reach(tokens, next, state + 1)
    }
    if (next.length === 0) return false
    ;[current, next] = [next, current]
  }
  return current[current.length - 1] === tokens.length
}

/** Adds a token, and those behind it that may come at once because a run may be empty. */
function reach(tokens: readonly number[], states: number[], from: number): void {
  for (let state = from; ; state++) {
    const wanted = tokens[state]
    if (wanted === anyRun) states.length = 0
    const last = states[states.length - 1]
    if (last === undefined || last < state) states.push(state)
    if (wanted !== anyRun && wanted !== anyRunBound) return
  }
}
