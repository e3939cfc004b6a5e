import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { artefacts } from './build/artefacts.js'
import { offlineShell } from './build/offlineShell.js'
import { preloads } from './build/preloads.js'

const source = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // the guide's many small files shake better than its one bundled file
  resolve: { alias: { '@fourthright/guide': source('guide/src/index.ts') } },
  plugins: [preact(), artefacts(), offlineShell(), preloads()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist/page',
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  logLevel: 'warn',
})
