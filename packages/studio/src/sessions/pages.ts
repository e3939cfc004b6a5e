import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a person reads, a status each: what to do, and nothing of what is inside. */
const texts: Readonly<Record<number, readonly [title: string, advice: string]>> = {
  400: ['This address is not right', 'Open the studio by a new link.'],
  403: ['You cannot open this from here', 'Ask for a new link, and open it from an allowed network.'],
  404: ['There is nothing here', 'Open the studio by a new link.'],
  410: ['This link is no longer good', 'A link opens once and for a short time. Ask for a new one.'],
  429: ['Too many tries', 'Wait a minute, then try again.'],
  500: ['Something went wrong', 'It has been noted. Try again in a moment.'],
  502: ['The app does not answer', 'Try again in a moment.'],
  503: ['The studio is closed for a moment', 'It opens again by itself. Try again in a moment.'],
}

const style = `
:root{color-scheme:light dark;font:100%/1.5 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-content:center;padding:1.5rem;background:Canvas;color:CanvasText}
main{max-width:32rem;border-inline-start:.25rem solid #2f7d4f;padding-inline-start:1.25rem}
h1{font-size:1.5rem;margin:0 0 .5rem}p{margin:0}`

const headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
} as const

/** Answers a refusal: a page for a browser, a line of JSON for anything else; then the connection ends. */
export function answerRefusal(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const [title, advice] = texts[status] ?? texts[403]!
  const isPage = (request.headers.accept ?? '').includes('text/html')
  const body = isPage
    ? `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><main><h1>${title}</h1><p>${advice}</p></main></html>\n`
    : `${JSON.stringify({ message: title })}\n`
  response.writeHead(status, {
    ...headers,
    'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json',
    'content-length': Buffer.byteLength(body),
    // A body that nobody reads must not be taken for the next request.
    connection: 'close',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** On to the session's first page; the token leaves the address bar with this answer. */
export function answerRedeemed(response: ServerResponse, location: string, cookie: string): void {
  response.writeHead(302, { ...headers, location, 'set-cookie': cookie, 'content-length': 0 })
  response.end()
}
