import { type Bundle, type Members, openBundle, openMembers } from '@fourthright/guide'
import { type Answer, answer } from './answer.js'
import type { Asked } from './asked.js'

/** Work of a thread: a few situations for one bundle. */
export interface Task {
  /** Names the bundle with its refits. */
  readonly key: string
  readonly bytes: SharedArrayBuffer
  readonly members: SharedArrayBuffer | null
  readonly situations: readonly unknown[]
  readonly asked: Asked
}

interface Opened {
  readonly bundle: Promise<Bundle>
  members?: Promise<Members>
}

/** The bundle that answers, and the one before it, for requests that began with that. */
const opened = new Map<string, Opened>()
const keptOpen = 2

export default async function work(task: Task): Promise<Answer[]> {
  const models = open(task)
  const bundle = await models.bundle
  if (task.asked.confidence && task.members) {
    models.members ??= openMembers(copied(task.members), bundle)
  }
  const members = (await models.members) ?? null
  return task.situations.map((situation) => answer(situation, task.asked, { bundle, members }))
}

function open({ key, bytes }: Task): Opened {
  const known = opened.get(key)
  if (known) return known
  const fresh: Opened = { bundle: openBundle(copied(bytes)) }
  opened.set(key, fresh)
  for (const old of [...opened.keys()].slice(0, -keptOpen)) opened.delete(old)
  return fresh
}

/** Checksums are not taken of memory that others could change. */
function copied(memory: SharedArrayBuffer): Uint8Array {
  return new Uint8Array(memory).slice()
}
