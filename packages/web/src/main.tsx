import './theme.css'
import { render } from 'preact'
import { Shell } from './shell/Shell.js'

render(<Shell />, document.getElementById('page') as HTMLElement)
