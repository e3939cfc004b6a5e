import type { DoorHandler } from './door.js'
import type { EntryPoint } from './entryPoint.js'

export interface Listener {
  readonly entryPoint: EntryPoint
  /** The port that it got. */
  readonly port: number
  /** Takes no new connections, ends the ones that are open. */
  close(): Promise<void>
}

export type OpenListener = (entryPoint: EntryPoint, handler: DoorHandler) => Promise<Listener>
