import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { newSecret } from '../presign/secret.js'
import { cookieSecret, setSessionCookie } from './cookie.js'

const secret = newSecret()
const read = (...rawHeaders: string[]) => cookieSecret({ rawHeaders } as IncomingMessage)

describe("the session's cookie", () => {
  it('is found among others', () => {
    expect(read('Cookie', `theme=dark; __Host-fourthright=${secret}; a=b`)).toBe(secret)
  })

  it('is kept to its host, from scripts, and from plain connections', () => {
    expect(setSessionCookie(secret, 60)).toBe(
      `__Host-fourthright=${secret}; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax`,
    )
  })

  it.each([
    ['none', ['Cookie', 'a=b']],
    ['two in one header', ['Cookie', `__Host-fourthright=${secret}; __Host-fourthright=${newSecret()}`]],
    ['two headers', ['Cookie', `__Host-fourthright=${secret}`, 'cookie', `__Host-fourthright=${secret}`]],
    [
      'one that a browser takes for the same',
      ['Cookie', `__Host-fourthright=${secret}; __HOST-fourthright=x`],
    ],
    ['another form', ['Cookie', '__Host-fourthright=short']],
    ['quoted', ['Cookie', `__Host-fourthright="${secret}"`]],
    ['a longer name', ['Cookie', `x__Host-fourthright=${secret}`]],
  ])('%s: no session', (_what, headers) => {
    expect(read(...headers)).toBeUndefined()
  })
})
