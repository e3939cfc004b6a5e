import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { filesErrorOf } from '../filesError.js'
import type { Home } from '../home/home.js'
import { parseHomePath } from '../home/homePath.js'
import type { Limits } from '../limits.js'
import { type FolderNews, type Following, followFolder } from './followFolder.js'

export interface LiveFolders {
  /** Takes a WebSocket upgrade whose origin is checked. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Says goodbye to everybody. */
  close(): void
}

/** What a follower says: which folder it looks at from now on. */
const lookAt = z.strictObject({ folder: z.string() })

const mostMessageBytes = 8 * 1024
/** News wait while a follower has not taken the last ones. */
const mostWaitingBytes = 2 ** 20
const beatMilliseconds = 30_000

// Of RFC 6455. 1008 stays the studio's: to the page it means that the access has ended.
const goingAway = 1001
const notUnderstood = 1007
const tryLater = 1013

/** A WebSocket each follower: it names a folder and is told its listing, at once and after each change. */
export function openLiveFolders(home: Home, limits: Limits): LiveFolders {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostMessageBytes,
    perMessageDeflate: false,
  })
  const unanswered = new WeakSet<WebSocket>()
  const beat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (unanswered.has(socket)) socket.terminate()
      unanswered.add(socket)
      socket.ping()
    }
  }, beatMilliseconds)
  beat.unref()

  sockets.on('connection', (socket: WebSocket) => {
    socket.on('error', () => socket.terminate())
    socket.on('pong', () => unanswered.delete(socket))
    if (sockets.clients.size > limits.followers) socket.close(tryLater, 'Too many pages are open.')
    else serve(home, limits, socket)
  })

  return {
    upgrade(request, socket, head) {
      sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request))
    },
    close() {
      clearInterval(beat)
      for (const socket of sockets.clients) socket.close(goingAway, 'Files is closing.')
    },
  }
}

function serve(home: Home, limits: Limits, socket: WebSocket): void {
  let following: Following | undefined
  let waiting: NodeJS.Timeout | undefined

  function tell(news: FolderNews): void {
    clearTimeout(waiting)
    if (socket.readyState !== socket.OPEN) return
    // Only the newest matters: it takes the place of one that still waits.
    if (socket.bufferedAmount > mostWaitingBytes) waiting = setTimeout(tell, 500, news)
    else socket.send(JSON.stringify(news))
  }

  socket.on('message', (message, isBinary) => {
    const wish = isBinary ? undefined : maybeWish(String(message))
    if (wish === undefined) return socket.close(notUnderstood, 'Say {"folder": "path"}.')
    following?.stop()
    try {
      following = followFolder(home, parseHomePath(wish.folder), limits.listedEntries, tell)
    } catch (error) {
      following = undefined
      tell({ type: 'gone', path: wish.folder.slice(0, 255), error: filesErrorOf(error, wish.folder) })
    }
  })
  socket.on('close', () => {
    clearTimeout(waiting)
    following?.stop()
  })
}

function maybeWish(text: string): z.infer<typeof lookAt> | undefined {
  try {
    return lookAt.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
