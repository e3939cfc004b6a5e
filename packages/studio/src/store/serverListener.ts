import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { parseChannel } from './channel.js'
import { ServerConnection } from './serverConnection.js'
import { asTold } from './serverFaults.js'
import { closed } from './storeErrors.js'

const millisecondsBetweenBeats = 5_000
const firstPauseMilliseconds = 50
const longestPauseMilliseconds = 2_000

/** Hears notifications on a connection of its own, which is made again whenever it is lost. */
export class ServerListener {
  readonly #makeClient: () => pg.Client
  readonly #server: string
  readonly #listeners = new Map<string, Set<(payload: string) => void>>()
  readonly #ended = new AbortController()
  #connection: Promise<Listening> | undefined

  /** @param server how it is named in messages: without user and password */
  constructor(makeClient: () => pg.Client, server: string) {
    this.#makeClient = makeClient
    this.#server = server
  }

  /** @throws StudioStateError `store/away` where the first connection cannot be made */
  async listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
    const name = parseChannel(channel)
    const listener = (payload: string) => heard(payload)
    const { connection } = await this.#connected()
    const here = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, here.add(listener))
    try {
      await connection.ask(`listen ${name}`)
    } catch (error) {
      here.delete(listener)
      throw error
    }
    return async () => {
      here.delete(listener)
    }
  }

  async close(): Promise<void> {
    this.#ended.abort()
    this.#listeners.clear()
    const last = await this.#connection?.catch(() => undefined)
    await last?.client.end().catch(() => {})
  }

  #connected(): Promise<Listening> {
    if (this.#ended.signal.aborted) return Promise.reject(closed())
    this.#connection ??= this.#connect().catch((error) => {
      this.#connection = undefined
      throw error
    })
    return this.#connection
  }

  async #connect(): Promise<Listening> {
    const client = this.#makeClient()
    const connection = new ServerConnection(client, this.#server)
    const lost = new AbortController()
    client.on('error', () => lost.abort())
    client.on('end', () => lost.abort())
    client.on('notification', ({ channel, payload }) => {
      for (const heard of this.#listeners.get(channel) ?? []) heard(payload ?? '')
    })
    try {
      await client.connect()
      for (const name of this.#listeners.keys()) await connection.ask(`listen ${name}`)
    } catch (error) {
      client.end().catch(() => {})
      throw asTold(error, this.#server)
    }
    this.#watch(connection, client, lost)
    return { client, connection }
  }

  /** Asks now and then, since a connection can be gone without a word, and makes a new one when it is. */
  async #watch(connection: ServerConnection, client: pg.Client, lost: AbortController): Promise<void> {
    const over = AbortSignal.any([lost.signal, this.#ended.signal])
    while (!over.aborted) {
      await pause(millisecondsBetweenBeats, undefined, { ref: false, signal: over }).catch(() => {})
      if (!over.aborted) await connection.ask('select 1').catch(() => lost.abort())
    }
    if (this.#ended.signal.aborted) return
    this.#connection = undefined
    client.end().catch(() => {})
    await this.#reconnect()
  }

  async #reconnect(): Promise<void> {
    let milliseconds = firstPauseMilliseconds
    while (!this.#ended.signal.aborted) {
      try {
        await this.#connected()
        return
      } catch {
        await pause(milliseconds, undefined, { ref: false, signal: this.#ended.signal }).catch(() => {})
        milliseconds = Math.min(2 * milliseconds, longestPauseMilliseconds)
      }
    }
  }
}

interface Listening {
  readonly client: pg.Client
  readonly connection: ServerConnection
}
