import type { Clock } from '../clock/clock.js'
import { StudioInputError, StudioStateError } from '../errors/studioError.js'
import type { Database } from '../store/database.js'
import { inTurn } from '../store/inTurn.js'
import type { Audit, AuditEvent } from './audit.js'
import { signedHead, writeHead } from './auditHead.js'
import type { AuditKeys } from './auditKeys.js'
import { Chain, type Moment } from './chain.js'

export interface AuditSettings {
  readonly database: Database
  readonly keys: AuditKeys
  readonly clock: Clock
  /** Name of this studio among those that share the database: lower-case letters, digits, dots and hyphens. */
  readonly replica: string
  /** Told why a head could not be signed at its minute; the next minute tries again. */
  readonly report?: (error: unknown) => void
}

/** The audit that is kept. */
export interface OpenAudit extends Audit {
  /** Signs where the chain has come to, in the database and outside; done every minute by itself. */
  signHead(): Promise<void>
  /** Writes what waits, signs the head, takes no more. */
  close(): Promise<void>
}

const millisecondsBetweenHeads = 60_000
const largestBatch = 500
const mostWaiting = 20_000

/**
 * Opens a replica's chain and continues it. The last opener of a replica's name writes alone: one before it, should it
 * still run, is refused.
 *
 * @throws StudioInputError `audit/replica`
 * @throws StudioStateError `audit/truncated` where the database has lost lines that were signed
 */
export async function openAudit(settings: AuditSettings): Promise<OpenAudit> {
  const { database, keys, clock, report = () => {} } = settings
  const replica = parseReplica(settings.replica)
  const chain = new Chain(database, replica, keys.headsDirectory)
  await chain.take()

  const turn = inTurn()
  let waiting: Waiting[] = []
  let signed = 0n
  let open = true

  /** Writes what has gathered while the last write was on its way, in one statement. */
  const flush = async () => {
    const batch = waiting.slice(0, largestBatch)
    waiting = waiting.slice(largestBatch)
    if (waiting.length > 0) turn(flush)
    try {
      await chain.append(batch)
      for (const { resolve } of batch) resolve()
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  const signHead = async () => {
    const tail = await chain.tail()
    if (tail.sequence === signed) return
    await chain.checkHeld()
    const head = signedHead(keys, replica, tail, new Date(clock.now()))
    // Outside first: it is the one that the database's own keeper cannot take back.
    writeHead(keys.headsDirectory, head)
    await chain.keepHead(head)
    signed = tail.sequence
  }

  const minutes = setInterval(() => turn(signHead).catch(report), millisecondsBetweenHeads).unref()

  return {
    record: (event) =>
      new Promise((resolve, reject) => {
        if (!open) return reject(new StudioStateError('audit/closed', { message: 'The audit was closed.' }))
        if (waiting.length >= mostWaiting) return reject(tooMuch())
        waiting.push({ event, at: new Date(clock.now()), resolve, reject })
        if (waiting.length === 1) turn(flush)
      }),
    signHead: () => turn(signHead),
    async close() {
      if (!open) return
      open = false
      clearInterval(minutes)
      while (waiting.length > 0) await turn(async () => {})
      await turn(signHead)
    },
  }
}

interface Waiting extends Moment {
  readonly event: AuditEvent
  resolve(): void
  reject(error: unknown): void
}

function parseReplica(name: string): string {
  if (/^[a-z0-9][a-z0-9.-]{0,62}$/.test(name)) return name
  throw new StudioInputError('audit/replica', {
    field: 'replica',
    value: name,
    valid: 'a lower-case letter or digit, then at most 62 lower-case letters, digits, dots and hyphens',
    message: 'A replica has a plain name, which its studio keeps.',
  })
}

function tooMuch(): StudioStateError {
  return new StudioStateError('store/away', {
    message: 'The database does not keep up with the audit. Nothing opens until it does.',
  })
}
