import { InputError } from '@fourthright/guide'

/** Where a server was to listen. */
interface Address {
  readonly host: string
  readonly port: number
}

/**
 * Why a server could not listen, as an error that says what to do; any other error as it is.
 *
 * @returns InputError 'serve/port-busy', 'serve/port-refused' or 'serve/host'
 */
export function listenFault(error: unknown, { host, port }: Address): unknown {
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    case 'EADDRINUSE':
      return new InputError('serve/port-busy', {
        field: '--port',
        value: port,
        valid: 'a free port, or 0 for any',
        message: `Another program listens on port ${port} already: stop it, or choose another port, such as --port ${port < 65535 ? port + 1 : 4004}.`,
      })
    case 'EACCES':
      return new InputError('serve/port-refused', {
        field: '--port',
        value: port,
        valid: '1024 to 65535, or 0 for any',
        message: `Port ${port} is for the system's own programs; choose one from 1024 on.`,
      })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new InputError('serve/host', {
        field: '--host',
        value: host,
        valid: '127.0.0.1 for this machine alone, 0.0.0.0 for its networks, or an address of its own',
        message: `This machine has no address ${host}.`,
      })
    default:
      return error
  }
}
