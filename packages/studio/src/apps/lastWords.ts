import type { Readable } from 'node:stream'

const mostCharacters = 2_000

/**
 * Reads a stream to its end and keeps the last 2,000 characters of it, as one text without control characters.
 *
 * @returns what was said so far
 */
export function keepLastWords(stream: Readable | null): () => string {
  let words = ''
  stream?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-mostCharacters)
  })
  stream?.on('error', () => {})
  return () =>
    words
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/ {2,}/g, ' ')
      .trim()
}
