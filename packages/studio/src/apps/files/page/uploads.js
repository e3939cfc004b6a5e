import { icon, make, speak, the } from './elements.js'
import { Refused, sendFile } from './server.js'
import { inside, sizeText } from './words.js'

const atOnce = 2

/**
 * @typedef {{ file: File, folder: string, name: string, replace: boolean, stop: AbortController, row: HTMLElement,
 *   note: HTMLElement, bar: HTMLProgressElement, button: HTMLButtonElement }} Upload
 */

/** @type {Upload[]} */
const queue = []
/** @type {Set<Upload>} */
const running = new Set()
const list = the('uploadsList', HTMLElement)

/** Files that wait or are on their way. */
export function uploadsLeft() {
  return queue.length + running.size
}

/**
 * Puts a file into the queue, two of which are on their way at once.
 *
 * @param {File} file
 * @param {string} folder
 * @param {string} name under which it is kept
 * @param {boolean} replace whether it may take the place of another
 */
export function addUpload(file, folder, name, replace) {
  const note = make('p', {}, 'Waiting')
  const bar = make('progress', { max: '1', value: '0', 'aria-label': `Upload of ${name}` })
  const button = make(
    'button',
    { type: 'button', class: 'icon', 'aria-label': `Cancel ${name}` },
    icon('close'),
  )
  const row = make('li', {}, make('bdi', {}, name), note, button, bar)
  const stop = new AbortController()
  /** @type {Upload} */
  const upload = { file, folder, name, replace, stop, row, note, bar, button }
  button.addEventListener('click', () => cancel(upload))
  list.prepend(row)
  queue.push(upload)
  the('uploads', HTMLElement).hidden = false
  startNext()
}

/** Cancels all that wait or are on their way. */
export function cancelUploads() {
  for (const upload of [...queue, ...running]) cancel(upload)
}

/** @param {Upload} upload */
function cancel(upload) {
  const at = queue.indexOf(upload)
  if (at >= 0) {
    queue.splice(at, 1)
    finish(upload, 'failed', 'Cancelled.')
  } else if (running.has(upload)) {
    upload.stop.abort()
  } else {
    upload.row.remove()
    showCount()
  }
}

function startNext() {
  while (running.size < atOnce) {
    const next = queue.shift()
    if (next === undefined) break
    running.add(next)
    void send(next)
  }
  showCount()
}

/** @param {Upload} upload */
async function send(upload) {
  const { file, folder, name, replace, stop, note, bar } = upload
  const onProgress = (/** @type {number} */ sent) => {
    bar.value = file.size === 0 ? 1 : sent / file.size
    note.textContent = `${sizeText(Math.min(sent, file.size))} of ${sizeText(file.size)}`
  }
  try {
    await sendFile(inside(folder, name), file, { replace, onProgress, signal: stop.signal })
    finish(upload, 'done', `Uploaded, ${sizeText(file.size)}`)
    speak(`Uploaded ${name}`)
  } catch (error) {
    const text = error instanceof Refused ? error.message : 'The upload failed.'
    finish(upload, 'failed', text)
    speak(`${name} was not uploaded. ${text}`)
  }
  running.delete(upload)
  startNext()
}

/**
 * @param {Upload} upload
 * @param {'done' | 'failed'} state
 * @param {string} text
 */
function finish({ row, note, bar, button, name }, state, text) {
  row.dataset.state = state
  note.textContent = text
  bar.remove()
  button.setAttribute('aria-label', `Take ${name} off the list`)
}

function showCount() {
  const left = uploadsLeft()
  the('uploadsTitle', HTMLElement).textContent =
    left === 0 ? 'Uploads are done' : `Uploading ${left} ${left === 1 ? 'file' : 'files'}`
  the('uploadsClear', HTMLButtonElement).hidden = left > 0
  if (list.children.length === 0) the('uploads', HTMLElement).hidden = true
}

the('uploadsClear', HTMLButtonElement).addEventListener('click', () => {
  list.replaceChildren()
  the('uploads', HTMLElement).hidden = true
  the('upload', HTMLButtonElement).focus()
})

window.addEventListener('beforeunload', (event) => {
  if (uploadsLeft() > 0) event.preventDefault()
})
