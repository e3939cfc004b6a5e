import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { browserBundle } from './browserBundle.js'

const models = fileURLToPath(new URL('../../../models/', import.meta.url))

/** Puts the published models and season tables beside the code: built into the page's folder, or served while developing. */
export function artefacts(): Plugin {
  return {
    name: 'fourthright-artefacts',
    async generateBundle() {
      for (const [fileName, read] of published())
        this.emitFile({ type: 'asset', fileName, source: await read() })
    },
    configureServer({ middlewares }) {
      const files = published()
      middlewares.use((request, response, next) => {
        const read = files.get((request.url ?? '').slice(1))
        if (!read) return next()
        Promise.resolve(read()).then((bytes) => response.end(bytes), next)
      })
    },
  }
}

/** The files by their place in the page's folder. */
function published(): Map<string, () => Uint8Array | Promise<Uint8Array>> {
  const name = existsSync(join(models, 'shipped.frb')) ? 'shipped' : 'experiment'
  const whole = (file: string) => () => readFileSync(join(models, file))
  const files = new Map<string, () => Uint8Array | Promise<Uint8Array>>([
    ['models/browser.frb', () => browserBundle(whole(`${name}.frb`)())],
    ['models/full.frb', whole(`${name}.frb`)],
    ['models/members.frb', whole(`${name}.members.frb`)],
    ['models/card.json', whole(`${name}.card.json`)],
  ])
  const tables = join(models, 'tables')
  if (!existsSync(tables)) return files
  for (const file of readdirSync(tables, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.json.gz')) files.set(`tables/${file}`, whole(join('tables', file)))
  }
  return files
}
