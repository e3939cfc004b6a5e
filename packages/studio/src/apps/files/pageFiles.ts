import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'

export interface PageFile {
  readonly type: string
  readonly tag: string
  readonly bytes: Buffer
}

const folder = new URL('../../../src/apps/files/page/', import.meta.url)

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The page's own files by the path they are asked for, read once: `/` is the page itself. */
export function readPage(): ReadonlyMap<string, PageFile> {
  const served = readdirSync(folder).filter((name) => types[extname(name)] !== undefined)
  return new Map(served.map((name) => [name === 'index.html' ? '/' : `/page/${name}`, readPageFile(name)]))
}

function readPageFile(name: string): PageFile {
  const bytes = readFileSync(new URL(name, folder))
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { type: types[extname(name)]!, tag, bytes }
}
