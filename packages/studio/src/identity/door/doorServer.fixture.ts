import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DoorHandler } from '../../network/door.js'
import type { Arrival } from '../../network/entryPoint.js'

const arrival: Arrival = {
  entryPoint: {
    name: 'sign-in',
    door: 'signIn',
    endpoint: null,
    address: '127.0.0.1',
    port: 0,
    ranges: ['127.0.0.0/8'],
    hosts: ['localhost'],
    tls: null,
    trustedProxy: null,
  },
  address: '10.16.0.5',
  context: {},
}

/** A door on loopback, all of whose requests come from one peer. */
export async function serve(handlerAt: (url: string) => Promise<DoorHandler>) {
  let handler: DoorHandler | undefined
  const server = createServer((request, response) => handler?.request(request, response, arrival))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  handler = await handlerAt(url)
  return {
    url,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
