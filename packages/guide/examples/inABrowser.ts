// In a page: bundle this file (esbuild, Vite), serve the models beside it. No server is asked for a decision.
import { decide, famousPlay, openBundle } from '@fourthright/guide'

const response = await fetch('/experiment.frb')
const bundle = await openBundle(new Uint8Array(await response.arrayBuffer()))

document.body.textContent = decide(famousPlay, bundle).verdict
