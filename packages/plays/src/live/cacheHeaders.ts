/** Headers of an answer, as `fetch` gives them. */
type HeaderText = Pick<Headers, 'get'>

/**
 * Seconds that an answer asks to wait before the next request, by Retry-After: a count, or a date.
 *
 * @param now milliseconds, as Date.now() tells them
 * @returns 0 where it asks for nothing
 */
export function retryAfterSeconds(headers: HeaderText, now = Date.now()): number {
  const text = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text)
  const date = Date.parse(text)
  return Number.isNaN(date) ? 0 : Math.max(0, (date - now) / 1000)
}

/** Seconds for which an answer stays fresh, so that asking again sooner is in vain: max-age less its age. */
export function freshSeconds(headers: HeaderText): number {
  const control = headers.get('cache-control') ?? ''
  if (/\b(no-cache|no-store)\b/i.test(control)) return 0
  const maxAge = Number(/\bmax-age\s*=\s*"?(\d+)/i.exec(control)?.[1] ?? 0)
  return Math.max(0, maxAge - (Number(headers.get('age')) || 0))
}
