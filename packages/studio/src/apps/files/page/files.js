import { makeFolder, rowActions, uploadAll } from './actions.js'
import { icon, make, speak, the } from './elements.js'
import { say, show, state } from './inView.js'
import { openLive } from './live.js'
import { hashOf } from './rows.js'
import { onAccessEnded } from './server.js'
import { takeDrops } from './takeDrops.js'
import { cancelUploads } from './uploads.js'
import { summaryText } from './words.js'

const filter = the('filter', HTMLInputElement)
const picked = the('picked', HTMLInputElement)

state.actions = rowActions
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
the('showHidden', HTMLInputElement).addEventListener('change', show)
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
