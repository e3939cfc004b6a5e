import type { FastifyInstance } from 'fastify'
import { Refusal } from './refusal.js'

/** The paths that there are with their methods, to tell a wrong method from a wrong path. */
export class KnownPaths {
  readonly #methods = new Map<string, Set<string>>()

  /** Notes every route that is added from now on. */
  note(app: FastifyInstance): void {
    app.addHook('onRoute', ({ url, method }) => {
      const methods = this.#methods.get(url) ?? new Set()
      for (const one of [method].flat()) methods.add(one)
      this.#methods.set(url, methods)
    })
  }

  /** What to say of an address that no route answers. */
  refusal(method: string, address: string): Refusal {
    const path = address.split('?')[0] ?? ''
    const known = [...this.#methods].filter(([url]) => patternOf(url).test(path))
    const methods = [...new Set(known.flatMap(([, some]) => [...some]))].filter((one) => one !== 'OPTIONS')
    if (methods.length === 0) return noSuchPath(path)
    const allow = methods.sort().join(', ')
    return new Refusal(
      405,
      'request/method',
      {
        field: 'method',
        value: method,
        valid: allow,
        message: `${path} is asked by ${allow}, not by ${method}.`,
      },
      { allow },
    )
  }
}

function noSuchPath(path: string): Refusal {
  return new Refusal(404, 'request/path', {
    field: 'path',
    value: path,
    valid: 'a path of /openapi.json; /docs shows them',
    message: 'There is nothing at this address.',
  })
}

/** `/v1/games/:id` as a pattern of paths; a wildcard answers everything and says nothing. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+'
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('/')}$`)
}
