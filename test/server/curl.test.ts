import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { famousPlay, situationQuery } from '@fourthright/guide'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ServerForTests, serverForTests } from '../../packages/server/src/serverForTests.fixture.js'
import { house } from '../house/trackedFiles.js'
import { describeWith, needsCurl } from '../support/needs.js'
import { runBin } from '../support/runBin.js'

const run = promisify(execFile)

describeWith(needsCurl(), 'the API by plain curl', () => {
  let server: ServerForTests
  beforeAll(async () => {
    server = await serverForTests()
  })
  afterAll(() => server.close())

  const curl = async (...args: string[]) => (await run('curl', args)).stdout
  const json = async (...args: string[]) => JSON.parse(await curl('-s', ...args))

  it('answers a query and a body alike, as the command line does', async () => {
    const byQuery = await json(`${server.url}/v1/decisions?${situationQuery(famousPlay)}`)
    const byBody = await json(`${server.url}/v1/decisions`, '--json', JSON.stringify(famousPlay))
    const { stdout } = await runBin(['decide', '--json'])
    expect(byQuery).toEqual(JSON.parse(stdout))
    expect(byBody).toEqual(byQuery)
  })

  it('answers each of an array, the bad one by what is wrong with it', async () => {
    const plays = [famousPlay, { ...famousPlay, yardsToGo: 40 }]
    const [good, bad] = await json(`${server.url}/v1/decisions`, '--json', JSON.stringify(plays))
    expect(good.recommendation).toBe('goForIt')
    expect(bad).toEqual({
      error: expect.objectContaining({ code: 'situation/yards-to-go', field: 'yardsToGo', value: 40 }),
    })
  })

  it('unpacks what was packed, and is told when nothing has changed', async () => {
    const address = `${server.url}/v1/decisions?${situationQuery(famousPlay)}`
    const packed = await curl('-s', '--compressed', '-D', '-', address)
    expect(packed).toMatch(/content-encoding: (br|gzip)/)
    const tag = /etag: (\S+)/.exec(packed)?.[1] as string
    expect(
      await curl('-s', '-o', '/dev/null', '-w', '%{http_code}', '-H', `If-None-Match: ${tag}`, address),
    ).toBe('304')
  })

  it('runs every curl that the README shows', async () => {
    const readme = readFileSync(join(house, 'README.md'), 'utf8')
    const shown = [...readme.matchAll(/^curl (?!-N)(.*?)(?: +#.*)?$/gm)].map(([, args = '']) => args)
    expect(shown.length).toBeGreaterThanOrEqual(3)
    for (const args of shown) {
      const here = args.replaceAll('http://127.0.0.1:4004', server.url).replace('@play.json', "'{}'")
      const { stdout } = await run('bash', ['-c', `curl -s -o /dev/null -w '%{http_code}' ${here}`])
      expect(`${args}: ${stdout}`).toBe(`${args}: ${args.includes('@play.json') ? 400 : 200}`)
    }
  })
})
