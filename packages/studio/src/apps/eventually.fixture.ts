import { expect } from 'vitest'

/** Expects of something that changes by itself, and waits for it as long as a busy machine may need. */
export function eventually(read: () => unknown): ReturnType<typeof expect.poll> {
  return expect.poll(read, { timeout: 20_000 })
}
