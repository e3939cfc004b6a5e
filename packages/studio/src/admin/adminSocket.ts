import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { dirname } from 'node:path'
import { CodedError } from '@fourthright/policy'
import { fastify } from 'fastify'
import { StudioInputError } from '../errors/studioError.js'
import type { FaultReport } from '../network/fastifyDoor.js'
import { type Administration, checkInput, isOperation, type Operation } from './operations.js'

export interface AdminSocket {
  readonly path: string
  close(): Promise<void>
}

const largestBody = 2 * 1024 * 1024

/**
 * The administrator's way in: `POST /{operation}` with JSON over a UNIX socket in a folder that belongs to the
 * studio's account alone. Whoever may open it is an administrator; no listener on the network leads here.
 */
export async function openAdminSocket(
  path: string,
  administration: Administration,
  report: FaultReport,
): Promise<AdminSocket> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // The folder's lock says that no other studio runs in this folder, so a socket that is there is a dead one's.
  rmSync(path, { force: true })
  let server: Server | undefined
  const app = fastify({
    bodyLimit: largestBody,
    serverFactory: (handler) => {
      server = createServer(handler)
      return server
    },
  })
  app.post<{ Params: { operation: string } }>('/:operation', async (request) => {
    const { operation } = request.params
    if (!isOperation(operation)) throw unknownOperation(operation)
    return run(administration, operation, request.body)
  })
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof CodedError) {
      return reply.code(error.kind === 'input' ? 400 : 503).send({ error: error.toJSON(), kind: error.kind })
    }
    if (isUnreadable(error)) {
      const refused = new StudioInputError('admin/body', {
        field: 'body',
        valid: `JSON of at most ${largestBody} bytes`,
        message: `The body cannot be read: ${error.message}`,
      })
      return reply.code(400).send({ error: refused.toJSON(), kind: refused.kind })
    }
    report(error, { method: request.method, path: request.url, id: request.id })
    const message = error instanceof Error ? error.message : String(error)
    return reply
      .code(500)
      .send({ error: { code: 'fault/unexpected', field: null, value: null, message, valid: null } })
  })
  await app.listen({ path })
  chmodSync(path, 0o600)
  return {
    path,
    close: async () => {
      server?.closeAllConnections()
      await app.close()
      rmSync(path, { force: true })
    },
  }
}

function run<Name extends Operation>(
  administration: Administration,
  name: Name,
  said: unknown,
): Promise<object> {
  return administration[name](checkInput(name, said ?? {}))
}

/** Fastify's own word for a body that never reached an operation. */
function isUnreadable(error: unknown): error is Error {
  const { statusCode } = error as { statusCode?: unknown }
  return error instanceof Error && typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
}

function unknownOperation(operation: string): StudioInputError {
  return new StudioInputError('admin/operation', {
    field: 'operation',
    value: operation.slice(0, 80),
    valid: 'an operation of this version',
    message: 'The studio knows no such operation; it may be of another version than the command.',
  })
}
