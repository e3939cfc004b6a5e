import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { StudioInputError, StudioStateError } from '../errors/studioError.js'
import { type AdminSocket, openAdminSocket } from './adminSocket.js'
import { askAdmin, runningMarkFile } from './askAdmin.js'
import type { Administration, Operation } from './operations.js'

const folder = mkdtempSync(join(tmpdir(), 'ft-admin-'))
const path = join(folder, 'deeper', 'admin.sock')
const mark = (text: string) => writeFileSync(join(folder, runningMarkFile), text)

let answers: Partial<Record<Operation, (said: never) => Promise<object>>> = {}
const administration = new Proxy({} as Administration, {
  get: (_target, name) => answers[name as Operation] ?? (async () => ({})),
})
const faults: unknown[] = []
let socket: AdminSocket
beforeAll(async () => {
  socket = await openAdminSocket(path, administration, (error) => faults.push(error))
})
beforeEach(() => {
  answers = {}
  faults.length = 0
  mark(JSON.stringify({ pid: process.pid, adminSocket: path }))
})
afterAll(async () => {
  await socket.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (operation: string, said: unknown = {}) => askAdmin(folder, operation as Operation, said as never)

/** Says anything at all to the socket. */
function say(
  body: string | Buffer,
  { path: to = '/status', method = 'POST', type = 'application/json' } = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) }
    const call = request({ socketPath: path, method, path: to, headers }, (answer) => {
      let text = ''
      answer.on('data', (more) => {
        text += more
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
    call.on('error', reject)
    call.end(body)
  })
}

describe('the administrator’s socket', () => {
  it('is for this account alone, and so is its folder', () => {
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
  })

  it.each([
    'reboot',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'STATUS',
    'status ',
    '%73tatus/x',
  ])('knows no operation %j', async (operation) => {
    await expect(ask(encodeURIComponent(operation))).rejects.toMatchObject({
      kind: 'input',
      code: 'admin/operation',
      field: 'operation',
    })
    expect(faults).toEqual([])
  })

  it.each<[Operation, unknown, string]>([
    ['createUser', {}, 'name'],
    ['createUser', { name: 7 }, 'name'],
    ['createUser', { name: 'ann', admin: true }, 'admin'],
    ['setPassword', { name: 'ann', password: 'x' }, 'permanent'],
    ['putPolicy', { name: 'p', attachedTo: 'everything', document: '{}' }, 'attachedTo'],
    ['tailAudit', { limit: 0 }, 'limit'],
    ['tailAudit', { limit: 1e9 }, 'limit'],
    ['tailAudit', { after: 'yesterday' }, 'after'],
    ['tailAudit', { after: '[1]' }, 'after'],
    ['tailAudit', { after: '{"studio":"x"}' }, 'after'],
    ['status', [], 'status'],
    ['status', { verbose: true }, 'verbose'],
    ['tailAudit', { after: '{"studio":"99999999999999999999"}' }, 'after'],
  ])('names the field of what %s cannot take: %j', async (operation, said, field) => {
    await expect(ask(operation, said)).rejects.toMatchObject({ kind: 'input', code: 'admin/input', field })
    expect(faults).toEqual([])
  })

  it.each([
    ['no JSON', '{"name":', {}],
    ['nothing', '', {}],
    ['a poisoned prototype', '{"__proto__":{"name":"ann"}}', { path: '/createUser' }],
    ['another type', 'name=ann', { path: '/createUser', type: 'application/x-www-form-urlencoded' }],
    ['more than it takes', Buffer.alloc(3 * 1024 * 1024, 0x20), {}],
  ])('answers %s as bad input, which is no fault', async (_what, body, how) => {
    const { status, text } = await say(body, how)
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({
      kind: 'input',
      error: { code: expect.stringMatching(/^admin\//) },
    })
    expect(faults).toEqual([])
  })

  it('answers no other method', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const { status } = await say('{}', { method, path: '/stop' })
      expect([400, 404]).toContain(status)
    }
  })

  it('passes errors on as they are', async () => {
    const input = new StudioInputError('profile/name', {
      field: 'name',
      value: 'x',
      valid: 'y',
      message: 'No.',
    })
    const state = new StudioStateError('store/away', { message: 'Away.' })
    answers = { createProfile: () => Promise.reject(input), listGrants: () => Promise.reject(state) }
    await expect(ask('createProfile', { name: 'x' })).rejects.toEqual(input)
    await expect(ask('listGrants')).rejects.toEqual(state)
    await expect(ask('createProfile', { name: 'x' })).rejects.toBeInstanceOf(StudioInputError)
    expect(faults).toEqual([])
  })

  it('reports what was not foreseen', async () => {
    answers = { listUsers: () => Promise.reject(new TypeError('x is not a function')) }
    await expect(ask('listUsers')).rejects.toMatchObject({ code: 'fault/unexpected' })
    expect(faults).toHaveLength(1)
  })
})

describe('who asks a studio', () => {
  const none = { kind: 'state', code: 'studio/not-running', field: '--dir' }

  it.each(['', 'null', '{}', '[]', '7', '{"adminSocket":""}', '{"adminSocket":7}', '{"adminSocket":null}'])(
    'hears that none runs where its mark says %j',
    async (text) => {
      mark(text)
      await expect(ask('status')).rejects.toMatchObject(none)
    },
  )

  it('hears so too where the socket is gone, or nobody listens', async () => {
    mark(JSON.stringify({ pid: 1, adminSocket: join(folder, 'gone.sock') }))
    await expect(ask('status')).rejects.toMatchObject(none)
  })

  it('says that a studio broke off, which is no answer', async () => {
    const broken = join(folder, 'broken.sock')
    const server = createServer((call, answer) => {
      if (call.url === '/status') call.socket.destroy()
      else answer.writeHead(200, { 'content-length': '100' }).end('{"half":', () => call.socket.destroy())
    })
    await new Promise<void>((resolve) => server.listen(broken, resolve))
    mark(JSON.stringify({ pid: 1, adminSocket: broken }))
    await expect(ask('status')).rejects.toMatchObject({ kind: 'state', code: 'studio/no-answer' })
    await expect(ask('listUsers')).rejects.toMatchObject({ kind: 'state', code: 'studio/no-answer' })
    await new Promise((resolve) => server.close(resolve))
  })
})
