import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { famousPlay } from '@fourthright/guide'
import { expect, it } from 'vitest'

const program = `
  const { startServer } = await import(process.argv[1])
  const server = await startServer({ port: 0, bundleFile: process.argv[2], tablesFolders: [], workers: 1 })
  process.on('SIGTERM', () => server.close())
  console.log(server.url)
`
const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

it('logs each answer with its id and route, and nothing that its asker would keep to himself', async () => {
  const child = spawn(process.execPath, [
    ...['--input-type=module', '-e', program],
    ...[path('packages/server/dist/index.js'), path('models/experiment.frb')],
  ])
  let log = ''
  child.stderr.on('data', (part) => (log += part))
  const [url] = await once(child.stdout, 'data')
  const headers = {
    'content-type': 'application/json',
    'x-request-id': 'game-day-7',
    authorization: 'Bearer secret-1',
    cookie: 'session=secret-2',
  }
  const body = JSON.stringify({ ...famousPlay, quarterback: 'secret-3' })
  const address = `${String(url).trim()}/v1/decisions`
  await fetch(address, { method: 'POST', headers, body })
  await fetch(`${address}?token=secret-4`, { headers: { 'x-request-id': 'game-day-8' } })
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toContainEqual(
    expect.objectContaining({ reqId: 'game-day-7', route: '/v1/decisions', status: 200 }),
  )
  expect(lines).toContainEqual(expect.objectContaining({ reqId: 'game-day-8', status: 400 }))
  expect(log).not.toMatch('secret')
})
