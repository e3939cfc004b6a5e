import { askChoice, askName, openRowSheet } from './dialogs.js'
import { icon, make, speak, the } from './elements.js'
import { openLive } from './live.js'
import { focusRow, hashOf, neighbourOf, showRows, sorted } from './rows.js'
import { AccessEnded, askTo, fileAddress, onAccessEnded } from './server.js'
import { takeDrops } from './takeDrops.js'
import { addUpload, cancelUploads } from './uploads.js'
import { viewFile } from './view.js'
import { inside, otherName, summaryText } from './words.js'

/** @typedef {import('./words.js').Entry} Entry */

/** What is in view. */
const state = {
  folder: '',
  /** @type {import('./words.js').Listing | undefined} */
  listing: undefined,
  /** @type {import('./rows.js').SortKey} */
  sortKey: 'name',
  isDescending: false,
  /** Row that gets the focus as soon as it is there. @type {string | undefined} */
  focusNext: undefined,
  isOver: false,
}

const filter = the('filter', HTMLInputElement)
const showHidden = the('showHidden', HTMLInputElement)
const picked = the('picked', HTMLInputElement)

const live = openLive({ onNews, onConnection })

// Where the page is: the folder in its address, so that back, forward and bookmarks work.

function folderInAddress() {
  try {
    return decodeURIComponent(location.hash.replace(/^#\/?/, ''))
  } catch {
    return ''
  }
}

function enterFolder() {
  if (state.isOver) return
  state.folder = folderInAddress()
  state.listing = undefined
  filter.value = ''
  say('')
  const names = state.folder === '' ? [] : state.folder.split('/')
  const title = names.at(-1) ?? 'Home'
  the('folderName', HTMLElement).textContent = title
  document.title = `${title} – Files`
  the('trail', HTMLElement).replaceChildren(...trailOf(names))
  show()
  live.look(state.folder)
}

/** @param {string[]} names */
function trailOf(names) {
  if (names.length === 0) return []
  const home = make('li', {}, make('a', { href: '#/' }, icon('home'), 'Home'))
  const between = names
    .slice(0, -1)
    .map((name, place) =>
      make('li', {}, make('a', { href: hashOf(names.slice(0, place + 1).join('/')) }, make('bdi', {}, name))),
    )
  return [home, ...between]
}

// What the server tells.

/** @param {import('./live.js').News} news */
function onNews(news) {
  if (news.type === 'listing') {
    if (news.listing.path !== state.folder) return
    const isFirst = state.listing === undefined
    state.listing = news.listing
    show()
    if (isFirst)
      speak(`${the('folderName', HTMLElement).textContent}: ${summaryText(news.listing.entries) || 'empty'}`)
  } else if (news.path === state.folder) {
    if (state.folder === '') return say('The home cannot be read.')
    const above = state.folder.split('/').slice(0, -1).join('/')
    const name = state.folder.split('/').at(-1)
    history.replaceState(null, '', hashOf(above))
    enterFolder()
    say(`The folder ${name} is no longer there.`)
  }
}

/** @param {import('./live.js').Connection} connection */
function onConnection(connection) {
  const texts = {
    connecting: 'Connecting…',
    live: 'Live',
    waiting: 'Not connected, trying again…',
    ended: 'Ended',
  }
  the('connection', HTMLElement).dataset.state = connection
  the('connectionText', HTMLElement).textContent = texts[connection]
  the('connectNow', HTMLButtonElement).hidden = connection !== 'waiting'
}

// What is shown.

function show() {
  const { listing, folder, sortKey, isDescending } = state
  const all = (listing?.entries ?? []).filter(({ name }) => showHidden.checked || !name.startsWith('.'))
  const wanted = filter.value.trim().toLowerCase()
  const found = all.filter(({ name }) => name.toLowerCase().includes(wanted))
  showRows(folder, sorted(found, sortKey, isDescending), rowActions)
  the('listing', HTMLElement).hidden = found.length === 0
  the('blank', HTMLElement).hidden = found.length > 0
  the('blankText', HTMLElement).textContent =
    listing === undefined
      ? 'Opening…'
      : all.length > 0
        ? `Nothing here has “${filter.value.trim()}” in its name.`
        : 'This folder is empty. Drop files here, or choose Upload.'
  const unlisted = (listing?.count ?? 0) - (listing?.entries.length ?? 0)
  the('summary', HTMLElement).textContent =
    summaryText(found) + (unlisted > 0 ? `. ${unlisted.toLocaleString()} more are not listed.` : '')
  const isThere = found.some(({ name }) => name === state.focusNext)
  if (state.focusNext !== undefined && isThere) {
    focusRow(state.focusNext)
    state.focusNext = undefined
  }
}

/** @param {string} text of a fault; empty for none */
function say(text) {
  the('notice', HTMLElement).hidden = text === ''
  the('noticeText', HTMLElement).textContent = text
  if (text !== '') speak(text)
}

// What is done.

/** @type {import('./rows.js').RowActions} */
const rowActions = {
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

async function makeFolder() {
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

/** @param {readonly File[]} files */
async function uploadAll(files) {
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

// The end: nothing of the home stays in view.

onAccessEnded(() => {
  state.isOver = true
  state.listing = undefined
  live.end()
  cancelUploads()
  for (const dialog of document.querySelectorAll('dialog')) dialog.close()
  the('view', HTMLElement).replaceChildren()
  the('rows', HTMLElement).replaceChildren()
  the('main', HTMLElement).hidden = true
  the('uploads', HTMLElement).hidden = true
  the('ended', HTMLElement).hidden = false
  document.title = 'Your access has ended – Files'
  the('endedTitle', HTMLElement).focus()
})

// Who listens to what.

window.addEventListener('hashchange', () => {
  enterFolder()
  the('folderName', HTMLElement).focus()
})
filter.addEventListener('input', show)
showHidden.addEventListener('change', show)
the('newFolder', HTMLButtonElement).addEventListener('click', makeFolder)
the('upload', HTMLButtonElement).addEventListener('click', () => picked.click())
the('connectNow', HTMLButtonElement).addEventListener('click', live.tryAgain)
the('noticeClose', HTMLButtonElement).addEventListener('click', () => {
  say('')
  the('folderName', HTMLElement).focus()
})
the('endedAgain', HTMLButtonElement).addEventListener('click', () => location.reload())
picked.addEventListener('change', () => {
  const files = [...(picked.files ?? [])]
  picked.value = ''
  void uploadAll(files)
})
takeDrops({
  folderName: () => the('folderName', HTMLElement).textContent ?? '',
  isTaken: () => !state.isOver && document.querySelector('dialog[open]') === null,
  onFiles: uploadAll,
  onFolder: (name) => say(`${name} is a folder. Make a folder here and drop the files into it.`),
})
for (const head of document.querySelectorAll('[data-sort]')) {
  if (!(head instanceof HTMLElement)) continue
  const key = /** @type {import('./rows.js').SortKey} */ (head.dataset.sort)
  head.addEventListener('click', () => {
    state.isDescending = state.sortKey === key ? !state.isDescending : key === 'modified'
    state.sortKey = key
    showSort()
    show()
  })
}

function showSort() {
  for (const head of document.querySelectorAll('[data-sort]')) {
    if (head instanceof HTMLElement && head.dataset.sort === state.sortKey) {
      head.setAttribute('aria-sort', state.isDescending ? 'descending' : 'ascending')
    } else head.removeAttribute('aria-sort')
  }
}

showSort()
enterFolder()
live.connect()
