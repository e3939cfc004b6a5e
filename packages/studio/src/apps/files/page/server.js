/** The server said no; `code` is Files' own. */
export class Refused extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message)
    this.code = code
  }
}

/** The studio said no: the session is over. */
export class AccessEnded extends Error {}

/** @type {(() => void)[]} */
const whenEnded = []

/**
 * Told once the studio no longer lets this page through.
 *
 * @param {() => void} listener
 */
export function onAccessEnded(listener) {
  whenEnded.push(listener)
}

/** The studio no longer lets this page through. */
export function accessEnded() {
  for (const listener of whenEnded.splice(0)) listener()
}

/**
 * Address of a file.
 *
 * @param {string} path
 */
export function fileAddress(path) {
  return `/api/file?${new URLSearchParams({ path })}`
}

/** @param {string} path */
export async function askListing(path) {
  return (await ask(`/api/listing?${new URLSearchParams({ path })}`)).json()
}

/**
 * The first bytes of a file.
 *
 * @param {string} path
 * @param {number} bytes more than 0
 */
export async function askBeginning(path, bytes) {
  const response = await ask(fileAddress(path), { headers: { range: `bytes=0-${bytes - 1}` } })
  return new Uint8Array(await response.arrayBuffer())
}

/**
 * @param {'makeFolder' | 'rename' | 'delete'} what
 * @param {Record<string, string>} body
 */
export async function askTo(what, body) {
  await ask(`/api/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/**
 * @param {string} address
 * @param {RequestInit} [options]
 */
async function ask(address, options) {
  const response = await fetch(address, { redirect: 'manual', ...options }).catch(() => {
    throw new Refused('network', 'The studio cannot be reached.')
  })
  if (response.ok) return response
  throw refusalOf(response.status, await response.text())
}

/**
 * Sends a file. `fetch` does not tell how far it is; this does.
 *
 * @param {string} path
 * @param {File} file
 * @param {{ replace: boolean, onProgress: (sent: number) => void, signal: AbortSignal }} options
 * @returns {Promise<void>}
 */
export function sendFile(path, file, { replace, onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const lost = () => reject(new Refused('network', 'The connection broke; nothing was kept.'))
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('load', () => {
      if (request.status === 204) resolve()
      else reject(refusalOf(request.status, request.responseText))
    })
    request.addEventListener('error', lost)
    request.addEventListener('abort', () => reject(new Refused('cancelled', 'Cancelled.')))
    signal.addEventListener('abort', () => request.abort())
    request.open('PUT', fileAddress(path))
    request.setRequestHeader('content-type', 'application/octet-stream')
    if (!replace) request.setRequestHeader('if-none-match', '*')
    request.send(file)
  })
}

/**
 * Files' own refusals carry its codes. Another 401, 403, 410 or 421, or a way to a sign-in, is the studio's.
 *
 * @param {number} status 0 for a redirect that was not followed
 * @param {string} body
 */
function refusalOf(status, body) {
  const { code, message } = read(body)
  if (code?.startsWith('files/')) return new Refused(code, message ?? 'Files could not do this.')
  if ([0, 401, 403, 410, 421].includes(status)) {
    accessEnded()
    return new AccessEnded('Your access has ended.')
  }
  return new Refused('studio', `The studio could not pass this on (${status}).`)
}

/**
 * @param {string} body
 * @returns {{ code?: string, message?: string }}
 */
function read(body) {
  try {
    return JSON.parse(body) ?? {}
  } catch {
    return {}
  }
}
