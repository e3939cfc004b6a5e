import './fonts.css'
import './theme.css'
import './shell/shell.css'
import { render } from 'preact'
import { keepOffline } from './offline/offline.js'
import { Shell } from './shell/Shell.js'

render(<Shell />, document.getElementById('page') as HTMLElement)

// the copy for times without a network comes after what somebody waits for
addEventListener('load', () => setTimeout(() => void keepOffline(), 2_000), { once: true })
