import { AccessEnded, accessEnded, askListing } from './server.js'

/**
 * @typedef {{ type: 'listing', listing: import('./words.js').Listing }
 *   | { type: 'gone', path: string, error: { code: string, message: string } }} News
 * @typedef {'connecting' | 'live' | 'waiting' | 'ended'} Connection
 */

/** Codes with which the studio says that the access has ended, and not only the connection. */
const finalCodes = [1008, 4403]
const shortestWait = 500
const longestWait = 30_000
const steadyAfter = 5_000

/**
 * Keeps a WebSocket open that tells the listing of the folder in view, and opens it again when it breaks, after ever
 * longer waits. A break without a reason may be the end of the access: the studio is asked over HTTP first.
 *
 * @param {{ onNews: (news: News) => void, onConnection: (state: Connection) => void }} options
 */
export function openLive({ onNews, onConnection }) {
  /** @type {WebSocket | undefined} */
  let socket
  let folder = ''
  let breaks = 0
  let isOver = false
  /** @type {number | undefined} */
  let waiting
  /** @type {number | undefined} */
  let steady

  function connect() {
    clearTimeout(waiting)
    waiting = undefined
    onConnection('connecting')
    const opened = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`)
    socket = opened
    opened.addEventListener('open', () => {
      onConnection('live')
      steady = window.setTimeout(() => {
        breaks = 0
      }, steadyAfter)
      opened.send(JSON.stringify({ folder }))
    })
    opened.addEventListener('message', ({ data }) => onNews(JSON.parse(data)))
    opened.addEventListener('close', ({ code }) => {
      clearTimeout(steady)
      if (isOver) return
      if (finalCodes.includes(code)) accessEnded()
      else wait()
    })
  }

  function wait() {
    const longest = Math.min(shortestWait * 2 ** breaks, longestWait)
    breaks++
    onConnection('waiting')
    // Not all pages at the same moment, when the studio is back.
    waiting = window.setTimeout(tryAgain, longest * (0.75 + Math.random() / 2))
  }

  async function tryAgain() {
    if (waiting === undefined) return
    clearTimeout(waiting)
    waiting = undefined
    onConnection('connecting')
    try {
      await askListing('')
    } catch (error) {
      if (error instanceof AccessEnded || isOver) return
      return wait()
    }
    if (!isOver) connect()
  }

  window.addEventListener('online', tryAgain)
  document.addEventListener('visibilitychange', () => document.hidden || tryAgain())

  return {
    connect,
    tryAgain,
    /** @param {string} path of the folder in view */
    look(path) {
      folder = path
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ folder }))
    },
    end() {
      isOver = true
      clearTimeout(waiting)
      socket?.close()
      onConnection('ended')
    },
  }
}
