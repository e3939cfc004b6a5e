import { describe, expect, it } from 'vitest'
import { Refusal, StudioStateError } from '../../errors/studioError.js'
import { scryptHasher } from './scryptHasher.js'
import { turnstile } from './turnstile.js'

const quick = scryptHasher({ cost: { ln: 4, r: 8, p: 1 } })

describe('a kept password', () => {
  it('is hashed at OWASP’s cost, with a salt of its own', async () => {
    const hasher = scryptHasher()
    const [one, two] = await Promise.all([hasher.hash('the same'), hasher.hash('the same')])
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(two)
    expect(await hasher.matches('the same', one)).toBe(true)
    expect(await hasher.matches('the Same', one)).toBe(false)
    expect(hasher.isOutdated(one)).toBe(false)
  })

  it('carries its cost, so that a hasher of another cost checks it and finds it outdated', async () => {
    const kept = await quick.hash('the same')
    const dearer = scryptHasher({ cost: { ln: 5, r: 8, p: 1 } })
    expect(await dearer.matches('the same', kept)).toBe(true)
    expect(dearer.isOutdated(kept)).toBe(true)
  })

  it('is one however a keyboard composes it, and another where letters only look alike', async () => {
    const kept = await quick.hash('caf\u00e9')
    expect(await quick.matches('cafe\u0301', kept)).toBe(true)
    expect(await quick.matches('ｃafé', kept)).toBe(false)
  })

  it.each([
    ['empty', ''],
    ['the password itself', 'secret'],
    ['of another function', '$2b$12$abcdefghijklmnopqrstuv'],
    ['of a cost that eats the machine', `$scrypt$ln=30,r=8,p=1$${'a'.repeat(22)}$${'a'.repeat(43)}`],
    ['of no salt', `$scrypt$ln=4,r=8,p=1$$${'a'.repeat(43)}`],
  ])('opens nothing where what is kept is %s', async (_, kept) => {
    await expect(quick.matches(kept, kept)).rejects.toBeInstanceOf(StudioStateError)
  })
})

describe('a turnstile', () => {
  it('lets two in, lets three wait, refuses the rest, and lets in again', async () => {
    const through = turnstile(2, 3)
    let inside = 0
    let most = 0
    let open = () => {}
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    const work = () =>
      through(async () => {
        inside += 1
        most = Math.max(most, inside)
        await opened
        inside -= 1
      })
    const all = Promise.allSettled(Array.from({ length: 9 }, work))
    open()
    const settled = await all
    expect(settled.map(({ status }) => status)).toEqual([
      ...Array(5).fill('fulfilled'),
      ...Array(4).fill('rejected'),
    ])
    for (const one of settled) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'identity/busy', status: 503 })
    }
    expect(most).toBe(2)
    await work()
  })

  it('hands its place on where work fails', async () => {
    const through = turnstile(1, 5)
    const failing = Array.from({ length: 5 }, () =>
      through(() => Promise.reject(new Refusal('identity/busy', 503, 'x'))).catch(() => 'failed'),
    )
    expect(await Promise.all(failing)).toEqual(Array(5).fill('failed'))
    expect(await through(async () => 'fine')).toBe('fine')
  })
})
