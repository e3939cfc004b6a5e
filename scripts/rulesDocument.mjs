// Writes docs/rules.md from the rulebook of the built guide.
import { mkdir, writeFile } from 'node:fs/promises'
import { rulebookText } from '../packages/guide/dist/rules/rulebookText.js'

const folder = new URL('../docs/', import.meta.url)
await mkdir(folder, { recursive: true })
await writeFile(new URL('rules.md', folder), rulebookText())
