import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { LiveEvent } from '@fourthright/plays'

/** An event with its place among all that were told; the place is its id, so that a listener can say what it has. */
export interface ToldEvent {
  readonly place: number
  readonly event: LiveEvent
}

export interface LiveLog {
  /** Names this log: places of another say nothing about this one. */
  readonly name: string
  /** What was told before. */
  readonly told: readonly ToldEvent[]
  /** Bytes or lines that could not be read when the log was opened, in words; null where all was whole. */
  readonly damage: string | null
  /** Keeps events for good; when this is done they survive the process and the machine. */
  append(events: readonly ToldEvent[]): Promise<void>
  close(): Promise<void>
}

/** A log that lasts as long as the process. */
export function memoryLog(): LiveLog {
  return { name: newName(), told: [], damage: null, append: async () => {}, close: async () => {} }
}

/**
 * Opens the log of a folder: `live.jsonl`, its first line `{"log": name}`, then an event a line. A last line that was
 * half written when the process was killed is cut off: nobody was told of it. A file that is damaged elsewhere is put
 * aside, for places of events in it cannot be trusted any more.
 */
export async function openLiveLog(folder: string): Promise<LiveLog> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'live.jsonl')
  const written = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const whole = written.subarray(0, written.lastIndexOf(10) + 1)
  const read = maybeLines(whole.toString('utf8'))
  if (!read && whole.length > 0) await rename(file, `${file}.damaged-${Date.now()}`)
  const handle = await open(file, 'a+')
  await handle.truncate(read ? whole.length : 0)
  const name = read?.name ?? newName()
  if (!read) await writeLines(handle, [{ log: name }])
  return {
    name,
    told: read?.told ?? [],
    damage: damageOf(written.length - whole.length, whole.length > 0 && !read),
    append: (events) => writeLines(handle, events),
    close: () => handle.close(),
  }
}

function maybeLines(text: string): { name: string; told: ToldEvent[] } | undefined {
  try {
    const [first, ...told] = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown)
    const name = (first as { log?: unknown } | undefined)?.log
    const inOrder = (told as ToldEvent[]).every(
      ({ place, event }, at) => place === at + 1 && typeof event?.key === 'string',
    )
    return typeof name === 'string' && inOrder ? { name, told: told as ToldEvent[] } : undefined
  } catch {
    return undefined
  }
}

async function writeLines(handle: FileHandle, lines: readonly object[]): Promise<void> {
  await handle.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  await handle.datasync()
}

function damageOf(cutOff: number, putAside: boolean): string | null {
  if (putAside) return 'the log of live games was damaged and is put aside; a new one begins'
  return cutOff > 0 ? `${cutOff} bytes of an event that was half written are cut off` : null
}

function newName(): string {
  return randomBytes(6).toString('hex')
}
