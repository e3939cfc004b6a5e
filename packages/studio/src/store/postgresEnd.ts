import type { PGlite } from '@electric-sql/pglite'

/** PostgreSQL inside this process has ended itself, and answers nothing any more. */
export class PostgresEnded extends Error {}

/** The part of PGlite's module that is amended. */
interface Engine {
  _PostgresMainLoopOnce(): void
  stackRestore(pointer: number): void
}

/** Status of the exceptions by which PostgreSQL tells an ordinary error of a statement. */
const errorOfStatement = 100

/**
 * Makes an end of PostgreSQL (a disk that is full or fails in the middle of a commit) come out as `PostgresEnded`.
 * PGlite passes over every exception of its engine and asks again, for ever and without letting anything else run.
 */
export function tellEnd(pglite: PGlite): void {
  const engine = pglite.Module as unknown as Engine
  const { _PostgresMainLoopOnce: once, stackRestore: restore } = engine
  let end: PostgresEnded | undefined
  engine._PostgresMainLoopOnce = () => {
    if (end) throw end
    try {
      once()
    } catch (error) {
      const { status, message } = error as { status?: unknown; message?: string }
      if (status !== errorOfStatement) end = new PostgresEnded(message)
      throw error
    }
  }
  // The first thing that PGlite does with an exception: from here it gets out.
  engine.stackRestore = (pointer) => {
    if (end) throw end
    restore(pointer)
  }
}
