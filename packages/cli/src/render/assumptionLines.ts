import type { Page } from './page.js'
import { wrap } from './wrap.js'

/** What was filled in because nobody said it, one line each. */
export function assumptionLines(assumptions: readonly string[], page: Page): string | null {
  if (assumptions.length === 0) return null
  return ['Assumed:', ...assumptions.map((assumption) => wrap(`- ${assumption}`, page.width, 2))].join('\n')
}
