import { lazy, Suspense } from 'preact/compat'
import DecideView from '../decide/DecideView.js'
import { ShareButton } from '../decide/share/ShareButton.js'
import { type ViewPath, views } from '../views.js'
import { Notices } from './Notices.js'

const SeasonView = lazy(() => import('../season/SeasonView.js'))
const LiveView = lazy(() => import('../live/LiveView.js'))
const ModelsView = lazy(() => import('../models/ModelsView.js'))

const shown: Readonly<Record<ViewPath, () => preact.JSX.Element>> = {
  '/': DecideView,
  '/season': SeasonView,
  '/live': LiveView,
  '/models': ModelsView,
}

/** The page's frame: its name, the way to each view, and the view that the address names. */
export function Shell() {
  const here = views.find(({ path }) => path === location.pathname) ?? views[0]
  const View = shown[here.path]
  return (
    <>
      <header class="frame">
        <a class="mark" href="/">
          Fourth<b>right</b>
        </a>
        <nav aria-label="Views">
          {views.map(({ path, name }) => (
            <a key={path} href={path} aria-current={path === here.path ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        {here.path === '/' && <ShareButton />}
      </header>
      <main>
        <Suspense fallback={<p aria-busy="true">Loading…</p>}>
          <View />
        </Suspense>
      </main>
      <Notices />
    </>
  )
}
