import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const source = fileURLToPath(new URL('../src/offline/serviceWorker.ts', import.meta.url))
const publicFolder = fileURLToPath(new URL('../public/', import.meta.url))

/** Larger, or seldom asked for: kept when somebody first asks. */
const onDemand = /^(models\/(?!browser\.frb)|tables\/)/

/** Builds the service worker, and tells it what the page needs without a network and which version that is. */
export function offlineShell(): Plugin {
  return {
    name: 'fourthright-offline-shell',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const version = createHash('sha256')
        const kept = ['/']
        const keep = (name: string, content: string | Uint8Array) => {
          version.update(name).update(content)
          if (!onDemand.test(name) && name !== 'index.html') kept.push(`/${name}`)
        }
        for (const [name, part] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1)))
          keep(name, part.type === 'chunk' ? part.code : part.source)
        for (const name of readdirSync(publicFolder, { recursive: true, encoding: 'utf8' }).sort())
          if (/\.\w+$/.test(name)) keep(name, readFileSync(join(publicFolder, name)))
        const code = await workerCode()
        const told = { kept, version: version.update(code).digest('hex').slice(0, 12) }
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: `const shell = ${JSON.stringify(told)};\n${code}`,
        })
      },
    },
  }
}

/** One script without imports, which every browser takes for a service worker. */
async function workerCode(): Promise<string> {
  const output = { format: 'iife', entryFileNames: 'sw.js' } as const
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, target: 'es2023', rolldownOptions: { input: source, output } },
  })
  const chunk = 'output' in built ? built.output[0] : undefined
  if (!chunk) throw new TypeError('the service worker was not built')
  return chunk.code
}
