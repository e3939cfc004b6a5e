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
  return plainTokens(text).map((code) => (code === star ? anyRun : code === questionMark ? anyOne : code))
}

/** The text's codes, none of them a wildcard. */
export function plainTokens(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
}

/** Whether a token takes this one character. */
export function takes(token: number | undefined, code: number): boolean {
  if (token === code || token === anyOne || token === anyRun) return true
  return (token === anyOneBound || token === anyRunBound) && code !== colon
}

/**
 * Whether the pattern from `token` on takes the whole text from `at` on; the pattern has no bound run.
 *
 * Plainly: token by token, where a run takes as many characters as it likes. Below: what stands between two runs is
 * taken as early as it comes, since the later run can take whatever is left; so only the last run is ever tried again,
 * and there are at most tokens × characters steps, however many stars there are.
 */
export function matchesFrom(tokens: readonly number[], token: number, text: Characters, at: number): boolean {
  let next = token
  let position = at
  let behindRun = -1
  let retryAt = at
  while (position < text.length) {
    const wanted = tokens[next]
    if (wanted === anyRun) {
      next++
      if (next === tokens.length) return true
      behindRun = next
      retryAt = position
    } else if (takes(wanted, text.charCodeAt(position))) {
      next++
      position++
    } else {
      if (behindRun < 0) return false
      next = behindRun
      position = ++retryAt
    }
  }
  while (tokens[next] === anyRun) next++
  return next === tokens.length
}
