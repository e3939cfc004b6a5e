import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inChild } from './inChild.fixture.js'
import { openVault } from './vault.js'

describe('the vault', () => {
  let keys: string

  beforeEach(() => {
    keys = mkdtempSync(join(tmpdir(), 'fourthright-vault-'))
  })
  afterEach(() => rmSync(keys, { recursive: true, force: true }))

  const refusal = (code: string) => expect.objectContaining({ code })

  it('gives back any text, also to the studio after it', () => {
    const vault = openVault(keys)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (secret, purpose) => {
        expect(openVault(keys).open(vault.seal(secret, purpose), purpose)).toBe(secret)
      }),
    )
  })

  it('opens nothing of which one bit was changed, nothing cut and nothing longer', () => {
    const vault = openVault(keys)
    const sealed = vault.seal('a signing key', 'pool')
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Uint8Array.from(sealed)
      altered[bit >> 3]! ^= 1 << (bit & 7)
      expect(() => vault.open(altered, 'pool')).toThrowError(refusal('vault/not-ours'))
    }
    for (let length = 0; length < sealed.length; length++)
      expect(() => vault.open(sealed.subarray(0, length), 'pool')).toThrowError(refusal('vault/not-ours'))
    expect(() => vault.open(Uint8Array.of(...sealed, 0), 'pool')).toThrowError(refusal('vault/not-ours'))
  })

  it('opens nothing for another purpose, nor with another key', () => {
    const sealed = openVault(keys).seal('a signing key', 'pool')
    expect(() => openVault(keys).open(sealed, 'pool2')).toThrowError(refusal('vault/not-ours'))
    expect(() => openVault(join(keys, 'other')).open(sealed, 'pool')).toThrowError(refusal('vault/not-ours'))
  })

  it('seals the same text differently each time, and shows nothing of it', () => {
    const vault = openVault(keys)
    const texts = Array.from({ length: 100 }, () => Buffer.from(vault.seal('the same', 'pool')))
    expect(new Set(texts.map((text) => text.toString('hex'))).size).toBe(100)
    for (const text of texts) expect(text.includes('the same')).toBe(false)
  })

  it('keeps its key to its own account, and leaves no draft of it', () => {
    const folder = join(keys, 'new')
    openVault(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'vault.key')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['vault.key'])
  })

  it('refuses a key that others may read, one of another length, and a link', () => {
    const path = join(keys, 'vault.key')
    writeFileSync(path, new Uint8Array(32), { mode: 0o600 })
    for (const mode of [0o640, 0o604, 0o660, 0o677]) {
      chmodSync(path, mode)
      expect(() => openVault(keys)).toThrowError(refusal('vault/loose-permissions'))
    }
    chmodSync(path, 0o600)
    for (const length of [0, 16, 31, 33]) {
      writeFileSync(path, new Uint8Array(length))
      expect(() => openVault(keys)).toThrowError(refusal('vault/wrong-length'))
    }
    rmSync(path)
    symlinkSync('/dev/zero', path)
    expect(() => openVault(keys)).toThrowError(refusal('vault/unreadable'))
  })

  it('has one key where several studios start first at once', async () => {
    const openIt = `const { openVault } = await import('./dist/store/vault.js'); const vault = openVault(${JSON.stringify(keys)})`
    const starters = Array.from({ length: 4 }, () =>
      inChild(
        `${openIt}; console.log('sealed:' + Buffer.from(vault.seal('shared', 'x')).toString('hex') + '.')`,
      ),
    )
    for (const starter of starters) {
      const [, text] = (await starter.said(/sealed:[0-9a-f]+\./)).match(/:(.+)\./)!
      expect(openVault(keys).open(Buffer.from(text!, 'hex'), 'x')).toBe('shared')
    }
  })
})
