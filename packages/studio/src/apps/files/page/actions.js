import { askChoice, askName, openRowSheet } from './dialogs.js'
import { make, speak } from './elements.js'
import { say, show, state } from './inView.js'
import { focusRow, neighbourOf } from './rows.js'
import { AccessEnded, askTo, fileAddress } from './server.js'
import { addUpload } from './uploads.js'
import { viewFile } from './view.js'
import { inside, otherName } from './words.js'

/** @type {import('./rows.js').RowActions} */
export const rowActions = {
  open(entry) {
    if (entry.kind === 'file') void viewFile(state.folder, entry)
    else say(`${entry.name} leads out of your home or nowhere, so it cannot be opened.`)
  },

  async rename(entry) {
    const { folder } = state
    const name = await askName({
      title: `Rename ${entry.name}`,
      label: 'New name',
      value: entry.name,
      submit: 'Rename',
      act: (wanted) => askTo('rename', { path: inside(folder, entry.name), name: wanted }),
    })
    if (name === undefined) return focusRow(entry.name)
    state.focusNext = name
    speak(`Renamed to ${name}`)
    show()
  },

  async remove(entry) {
    const { folder } = state
    const isFolder = entry.kind === 'folder'
    const choice = await askChoice(
      `Delete ${entry.name}?`,
      isFolder
        ? 'The folder and everything in it goes for good.'
        : 'It goes for good; there is no bin to take it back from.',
      [
        { choice: 'keep', label: 'Keep' },
        { choice: 'delete', label: 'Delete', look: 'danger' },
      ],
    )
    if (choice !== 'delete') return focusRow(entry.name)
    const beside = neighbourOf(entry.name)
    await attempt(() => askTo('delete', { path: inside(folder, entry.name) }), `Deleted ${entry.name}`)
    focusRow(beside)
  },

  more(entry) {
    const isFile = entry.kind === 'file'
    openRowSheet(entry.name, [
      ...(isFile
        ? [{ label: 'Download', picture: 'download', act: () => save(inside(state.folder, entry.name)) }]
        : []),
      { label: 'Rename', picture: 'rename', act: () => rowActions.rename(entry) },
      { label: 'Delete', picture: 'delete', look: 'danger', act: () => rowActions.remove(entry) },
    ])
  },
}

/** Asks for a name and makes a folder of it. */
export async function makeFolder() {
  const { folder } = state
  const name = await askName({
    title: 'New folder',
    label: 'Name',
    value: '',
    submit: 'Make folder',
    act: (wanted) => askTo('makeFolder', { path: inside(folder, wanted) }),
  })
  if (name === undefined) return
  state.focusNext = name
  speak(`Made the folder ${name}`)
  show()
}

/**
 * Puts files into the folder in view, after asking about names that are taken.
 *
 * @param {readonly File[]} files
 */
export async function uploadAll(files) {
  const { folder, listing } = state
  const taken = new Set((listing?.entries ?? []).map(({ name }) => name))
  for (const file of files) {
    const choice = taken.has(file.name) ? await askAboutTaken(file.name) : 'new'
    const name = choice === 'both' ? otherName(file.name, taken) : file.name
    taken.add(name)
    if (choice !== 'skip' && choice !== undefined) addUpload(file, folder, name, choice === 'replace')
  }
}

/** @param {string} name */
function askAboutTaken(name) {
  return askChoice(`${name} is already here`, 'What should happen to the one that you upload?', [
    { choice: 'skip', label: 'Skip' },
    { choice: 'both', label: 'Keep both' },
    { choice: 'replace', label: 'Replace', look: 'danger' },
  ])
}

/** @param {string} path */
function save(path) {
  make('a', { href: fileAddress(path), download: path.split('/').at(-1) ?? '' }).click()
}

/**
 * @param {() => Promise<void>} act
 * @param {string} done what is said when it went well
 */
async function attempt(act, done) {
  try {
    await act()
    say('')
    speak(done)
  } catch (error) {
    if (!(error instanceof AccessEnded)) say(error instanceof Error ? error.message : String(error))
  }
}
