import type { IncomingMessage, ServerResponse } from 'node:http'
import { FilesError } from './filesError.js'
import { deleteEntry, makeFolder, renameEntry } from './home/changeEntries.js'
import type { Home } from './home/home.js'
import { parseHomePath } from './home/homePath.js'
import { listFolder } from './home/listFolder.js'
import type { Limits } from './limits.js'
import { download } from './transfer/download.js'
import { uploadsInto } from './transfer/upload.js'
import { readWish, wishes } from './wishes.js'

export interface Asked {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
}

export type Answer = (asked: Asked) => Promise<void>

/** What Files does for a page, by method and path. Every one of them works within the home. */
export function requestsOf(home: Home, limits: Limits): ReadonlyMap<string, Answer> {
  const takeUpload = uploadsInto(home, limits)
  const get: Answer = ({ query, request, response }) => download(home, pathIn(query), request, response)

  return new Map<string, Answer>([
    [
      'GET /api/listing',
      async ({ query, response }) =>
        sendJson(response, 200, await listFolder(home, pathIn(query), limits.listedEntries)),
    ],
    ['GET /api/file', get],
    ['HEAD /api/file', get],
    [
      'PUT /api/file',
      async ({ query, request, response }) => {
        await takeUpload(pathIn(query), request)
        response.writeHead(204).end()
      },
    ],
    [
      'POST /api/makeFolder',
      async ({ request, response }) => {
        const { path } = await readWish(request, wishes.makeFolder, limits.bodyBytes)
        await makeFolder(home, parseHomePath(path))
        response.writeHead(204).end()
      },
    ],
    [
      'POST /api/rename',
      async ({ request, response }) => {
        const { path, name } = await readWish(request, wishes.rename, limits.bodyBytes)
        await renameEntry(home, parseHomePath(path), name)
        response.writeHead(204).end()
      },
    ],
    [
      'POST /api/delete',
      async ({ request, response }) => {
        const { path } = await readWish(request, wishes.delete, limits.bodyBytes)
        await deleteEntry(home, parseHomePath(path), limits.depth)
        response.writeHead(204).end()
      },
    ],
  ])
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

function pathIn(query: URLSearchParams): readonly string[] {
  const [path, ...more] = query.getAll('path')
  if (path !== undefined && more.length === 0) return parseHomePath(path)
  throw new FilesError('files/path', 400, { field: 'path', message: 'Name one path: ?path=…' })
}
