import { randomUUID } from 'node:crypto'
import { StudioStateError } from '../errors/studioError.js'
import type { Database } from '../store/database.js'
import { statement } from '../store/statement.js'
import type { AuditEvent } from './audit.js'
import { type AuditHead, readHead } from './auditHead.js'
import { nextLine, start, type Tail } from './auditLine.js'

const hold = statement('audit/hold.sql')
const held = statement('audit/held.sql')
const tailOf = statement('audit/tailOf.sql')
const hashAt = statement('audit/hashAt.sql')
const append = statement('audit/append.sql')
const keep = statement('audit/keepHead.sql')

const uniqueViolation = '23505'
const mostTries = 5

/** An event and when it was. */
export interface Moment {
  readonly event: AuditEvent
  readonly at: Date
}

/** One replica's chain in the database, continued by one caller at a time. */
export class Chain {
  readonly #database: Database
  readonly #replica: string
  readonly #headsDirectory: string
  readonly #holder = randomUUID()
  /** Where the chain is known to have come to; it may have come further while `#sure` is false. */
  #tail: Tail = start
  #sure = false

  constructor(database: Database, replica: string, headsDirectory: string) {
    this.#database = database
    this.#replica = replica
    this.#headsDirectory = headsDirectory
  }

  /**
   * Takes the chain over from whoever had it before.
   *
   * @throws StudioStateError `audit/truncated` where the database has lost lines that were signed
   */
  async take(): Promise<void> {
    const head = readHead(this.#headsDirectory, this.#replica)
    if (head === 'unreadable') throw this.#truncated('its signed head outside of the database cannot be read')
    if (head !== undefined) this.#tail = head
    await this.#database.query(hold, [this.#replica, this.#holder])
    await this.tail()
  }

  /** Where the chain has come to; asks the database after a write whose outcome is not known. */
  async tail(): Promise<Tail> {
    if (this.#sure) return this.#tail
    const known = this.#tail
    if (known.sequence > 0n) {
      const [line] = await this.#database.query<{ hash: Uint8Array }>(hashAt, [this.#replica, known.sequence])
      if (line === undefined || Buffer.compare(line.hash, known.hash) !== 0)
        throw this.#truncated(`line ${known.sequence} is not there as it was written`)
    }
    const [last] = await this.#database.query<Tail>(tailOf, [this.#replica])
    this.#tail = last ?? start
    this.#sure = true
    return this.#tail
  }

  /** Appends lines, all or none. After a failure it is not known which, and the next call finds out first. */
  async append(moments: readonly Moment[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const tail = await this.tail()
      const lines = linesAfter(tail, this.#replica, moments)
      this.#sure = false
      try {
        const kept = await this.#database.query(append, [
          this.#replica,
          this.#holder,
          lines.map(({ sequence }) => sequence),
          lines.map(({ at }) => at),
          lines.map(({ line }) => line),
          lines.map(({ previousHash }) => previousHash),
          lines.map(({ hash }) => hash),
        ])
        if (kept.length !== lines.length) throw this.#replaced()
        this.#tail = lines.at(-1) ?? tail
        this.#sure = true
        return
      } catch (error) {
        // A write that was thought to be lost came through after its outcome was asked for.
        const late = (error as { code?: unknown }).code === uniqueViolation
        if (!late || attempt === mostTries) throw error
      }
    }
  }

  /** @throws StudioStateError `audit/replaced` where this opener may not write any more */
  async checkHeld(): Promise<void> {
    const [row] = await this.#database.query(held, [this.#replica, this.#holder])
    if (row === undefined) throw this.#replaced()
  }

  async keepHead({ replica, sequence, hash, at, signature }: AuditHead): Promise<void> {
    await this.#database.query(keep, [replica, sequence, hash, at, signature])
  }

  #truncated(why: string): StudioStateError {
    return new StudioStateError('audit/truncated', {
      value: this.#replica,
      message:
        `The audit of ${this.#replica} does not go on where it has stopped: ${why}. Verify the audit and restore the` +
        ' database, or start with another replica name to leave what is there as it is.',
    })
  }

  #replaced(): StudioStateError {
    return new StudioStateError('audit/replaced', {
      value: this.#replica,
      message: `Another studio has started as replica ${this.#replica}. Give each a name of its own.`,
    })
  }
}

function linesAfter(tail: Tail, replica: string, moments: readonly Moment[]) {
  let last = tail
  return moments.map(({ event, at }) => {
    const line = nextLine(last, replica, event, at)
    last = line
    return line
  })
}
