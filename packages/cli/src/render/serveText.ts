import type { Page } from './page.js'
import { wrap } from './wrap.js'

/** What a program is told when a server is ready. */
export interface Ready {
  readonly url: string
  /** The bundle's id. */
  readonly bundle: string
  readonly pid: number
}

/** What the server has for those who come. */
export interface Serves {
  /** The bundle's name. */
  readonly name: string
  readonly page: boolean
  readonly years: readonly number[]
  /** nflverse's ids of the games that are followed. */
  readonly games: readonly string[]
}

/** Where a server is, what it serves and how to stop it, a line each. */
export function serveText(
  { url, bundle, pid }: Ready,
  { name, page, years, games }: Serves,
  on: Page,
): string {
  const { bold, dim } = on.colours
  const lines = [
    ...(page ? [['Page', url] as const] : []),
    ['API', `${url}/v1 (described at ${url}/docs)`],
    ['Models', `${name} (${bundle})`],
    [
      'Seasons',
      years.length === 0 ? 'none; write some with `fourthright season --tables`' : years.join(', '),
    ],
    ...(games.length === 0 ? [] : [['Live', games.join(', ')] as const]),
  ] as const
  return [
    bold(`Fourthright is at ${url}`),
    ...lines.map(([what, is]) => `${dim(what.padEnd(indent))}${wrap(is, on.width - indent, indent)}`),
    dim(`Ctrl-C stops it; \`kill -HUP ${pid}\` reads the models again.`),
    '',
  ].join('\n')
}

const indent = 9
