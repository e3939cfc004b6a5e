import { the } from './elements.js'

/**
 * Takes files that are dropped anywhere on the page.
 *
 * @param {{ folderName: () => string, isTaken: () => boolean, onFiles: (files: File[]) => void,
 *   onFolder: (name: string) => void }} options
 */
export function takeDrops({ folderName, isTaken, onFiles, onFolder }) {
  const veil = the('drop', HTMLElement)
  /** Elements that the pointer is in; leaving one for another inside of it is no leaving. */
  let depth = 0

  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false

  document.addEventListener('dragenter', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    depth++
    the('dropFolder', HTMLElement).textContent = folderName()
    veil.hidden = !isTaken()
  })
  document.addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault()
  })
  document.addEventListener('dragleave', (event) => {
    if (hasFiles(event)) depth = Math.max(0, depth - 1)
    veil.hidden ||= depth === 0
  })
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    depth = 0
    veil.hidden = true
    if (!isTaken()) return
    const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file')
    const folder = items.map((item) => item.webkitGetAsEntry()).find((entry) => entry?.isDirectory)
    if (folder) onFolder(folder.name)
    else onFiles([...(event.dataTransfer?.files ?? [])])
  })
}
