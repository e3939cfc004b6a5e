import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { house } from '../house/trackedFiles.js'
import { describeWith, needsNamespaces } from '../support/needs.js'

// Two machines and a wire, as far as the kernel can tell: the studio's is 10.16.0.1, the office's 10.16.0.5, and
// somebody's on the same wire is 10.99.0.5.
const id = process.pid
const studio = `fourthright-s${id}`
const office = `fourthright-o${id}`
const [studioEnd, officeEnd] = [`fs${id}`, `fo${id}`]

const ip = (...args: string[]) => execFileSync('ip', args, { encoding: 'utf8' })
const inside = (space: string, ...args: string[]) => ['netns', 'exec', space, ...args]

let directory: string
let server: ChildProcess
let port: number

/** What the office gets from the studio's listener: the answer's body, or `closed`. */
function ask(from: string, headers: Record<string, string> = {}): string {
  const script = `
    const [from, port, headers] = JSON.parse(process.argv[1])
    require('node:http')
      .get({ host: '10.16.0.1', port, localAddress: from, headers }, (answer) => answer.pipe(process.stdout))
      .on('error', () => process.stdout.write('closed'))`
  const given = JSON.stringify([from, port, { host: `studio.localhost:${port}`, ...headers }])
  return ip(...inside(office, process.execPath, '-e', script, given))
}

const serving = `
  import { checkEntryPoint } from './packages/studio/src/network/checkEntryPoint.js'
  import { openListener } from './packages/studio/src/network/listener.js'
  const { port } = await openListener(
    checkEntryPoint({
      name: 'office',
      door: 'studio',
      endpoint: { vpce: 'vpce-0office', vpc: 'vpc-0studio' },
      address: '10.16.0.1',
      beyondLoopback: true,
      port: 0,
      ranges: ['10.16.0.0/16'],
      hosts: ['studio.localhost'],
    }),
    { request: (_request, response, { context }) => response.end(JSON.stringify(context)) },
  )
  process.stdout.write(String(port))`

describeWith(needsNamespaces(), 'an endpoint listener in a network of its own', () => {
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'fourthright-namespaces-'))
    const bundle = join(directory, 'listener.mjs')
    await build({
      stdin: { contents: serving, resolveDir: house, loader: 'ts' },
      alias: { '@fourthright/policy': join(house, 'packages/policy/src/index.ts') },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: bundle,
    })
    ip('netns', 'add', studio)
    ip('netns', 'add', office)
    ip('link', 'add', studioEnd, 'netns', studio, 'type', 'veth', 'peer', 'name', officeEnd, 'netns', office)
    for (const [space, end, addresses] of [
      [studio, studioEnd, ['10.16.0.1/16', '10.99.0.1/16']],
      [office, officeEnd, ['10.16.0.5/16', '10.99.0.5/16']],
    ] as const) {
      for (const address of addresses) ip('-n', space, 'address', 'add', address, 'dev', end)
      ip('-n', space, 'link', 'set', end, 'up')
    }
    server = spawn('ip', inside(studio, process.execPath, bundle), { stdio: ['ignore', 'pipe', 'inherit'] })
    port = Number(await new Promise((resolve) => server.stdout?.once('data', resolve)))
  })

  afterAll(() => {
    server?.kill()
    for (const space of [studio, office]) {
      // One that was never made is not there to be taken away.
      if (ip('netns', 'list').includes(space)) ip('netns', 'delete', space)
    }
    rmSync(directory, { recursive: true })
  })

  it("sees the office's own address, with endpoint and VPC, and no public source", () => {
    expect(JSON.parse(ask('10.16.0.5'))).toEqual({
      'aws:VpcSourceIp': '10.16.0.5',
      'aws:SourceVpc': 'vpc-0studio',
      'aws:SourceVpce': 'vpce-0office',
      'aws:SecureTransport': false,
    })
  })

  it('sees it whatever the office says', () => {
    const headers = {
      'x-forwarded-for': '10.16.0.9',
      'x-amzn-vpce-id': 'vpce-0other',
      forwarded: 'for=10.16.0.9',
    }
    expect(ask('10.16.0.5', headers)).toContain('"aws:VpcSourceIp":"10.16.0.5"')
  })

  it('closes on somebody with another address on the same wire', () => {
    expect(ask('10.99.0.5')).toBe('closed')
    expect(ask('10.99.0.5', { 'x-forwarded-for': '10.16.0.5' })).toBe('closed')
  })
})
