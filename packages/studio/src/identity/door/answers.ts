import type { FastifyRequest } from 'fastify'
import type { AuditSource } from '../../audit/audit.js'
import { arrivalOf } from '../../network/fastifyDoor.js'
import type { PoolTokens } from '../pool/signInFamily.js'

/** The contract's answer, and nothing else that the pool may say. */
export function tokensAnswer({ accessToken, idToken, refreshToken, expiresIn }: PoolTokens) {
  return { accessToken, idToken, refreshToken, expiresIn }
}

/** Where a request came in, for the audit. */
export function sourceOf(request: FastifyRequest): AuditSource {
  const { entryPoint, address } = arrivalOf(request)
  return { entryPoint: entryPoint.name, address }
}
