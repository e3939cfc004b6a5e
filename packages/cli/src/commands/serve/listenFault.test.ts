import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { listenFault } from './listenFault.js'

/** The system's own error when a server cannot listen there. */
async function errorAt(host: string, port: number): Promise<unknown> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', resolve)
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

describe('a server that cannot listen', () => {
  it('says of a busy port to stop the other program or to take another port', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const fault = listenFault(await errorAt('127.0.0.1', port), { host: '127.0.0.1', port })
    await new Promise((resolve) => other.close(resolve))
    expect(fault).toMatchObject({ code: 'serve/port-busy', field: '--port', value: port })
    expect((fault as Error).message).toContain(`--port ${port + 1}`)
  })

  it('says of an address of another machine that it is none of this one', async () => {
    const host = '192.0.2.1'
    expect(listenFault(await errorAt(host, 0), { host, port: 0 })).toMatchObject({
      code: 'serve/host',
      value: host,
    })
  })

  it('says of a port of the system to take a higher one', () => {
    const refused = Object.assign(new Error('listen EACCES'), { code: 'EACCES' })
    expect(listenFault(refused, { host: '127.0.0.1', port: 80 })).toMatchObject({
      code: 'serve/port-refused',
    })
  })

  it('passes on what it does not know', () => {
    const error = new Error('the bundle is broken')
    expect(listenFault(error, { host: '127.0.0.1', port: 80 })).toBe(error)
  })
})
