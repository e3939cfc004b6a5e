// @peculiar/x509 resolves its parts through reflection, and wants the polyfill first.
import 'reflect-metadata'
import { randomBytes, webcrypto } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509'
import * as x509 from '@peculiar/x509'
import type { Clock } from '../clock/clock.js'

/** What a listener shows: PEM texts. */
export interface TlsPair {
  readonly key: string
  readonly certificate: string
  /** When the certificate ends, in milliseconds since 1970. */
  readonly endsAt: number
}

/** An authority with its key. */
export interface SigningAuthority {
  readonly certificate: string
  /** PKCS 8, PEM. */
  readonly key: string
  readonly names: readonly string[]
  readonly endsAt: number
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const nameConstraints = '2.5.29.30'
const day = 86_400_000
const daysOfAuthority = 3650
/** Clocks differ: a certificate holds a little before it is made. */
const backdated = day

/** Makes an authority that may speak for some names, and all below them, and for no address. */
export async function makeAuthority(names: readonly string[], clock: Clock): Promise<SigningAuthority> {
  const keys = await newKeys()
  const endsAt = wholeSeconds(clock.now() + daysOfAuthority * day)
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerialNumber(),
    name: `CN=Fourthright studio authority ${randomBytes(4).toString('hex')}`,
    notBefore: new Date(clock.now() - backdated),
    notAfter: new Date(endsAt),
    keys,
    signingAlgorithm: ecdsa,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.Extension(nameConstraints, true, constraintsTo(names)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey), names, endsAt }
}

/** Only names below `names`; and since a constraint on names leaves addresses free, none of those. */
function constraintsTo(names: readonly string[]): ArrayBuffer {
  const subtrees = (bases: readonly Partial<GeneralName>[]) =>
    new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base: new GeneralName(base) })))
  return AsnConvert.serialize(
    new NameConstraints({
      permittedSubtrees: subtrees(names.map((dNSName) => ({ dNSName }))),
      excludedSubtrees: subtrees([{ iPAddress: '0.0.0.0/0' }, { iPAddress: '::/0' }]),
    }),
  )
}

/** The names that an authority's certificate may speak for. */
export function constrainedNames(certificate: string): readonly string[] {
  const extension = new x509.X509Certificate(certificate).getExtension(nameConstraints)
  if (extension === null) return []
  const { permittedSubtrees } = AsnConvert.parse(extension.value, NameConstraints)
  return (permittedSubtrees ?? []).map(({ base }) => base.dNSName ?? '').filter((name) => name !== '')
}

/**
 * Issues a certificate for host names, at most as long as the authority holds.
 *
 * @param hosts names, or `*.` before one, that the authority may speak for
 */
export async function issueLeaf(
  authority: SigningAuthority,
  hosts: readonly string[],
  now: number,
  milliseconds: number,
): Promise<TlsPair> {
  const keys = await newKeys()
  const issuer = new x509.X509Certificate(authority.certificate)
  const endsAt = wholeSeconds(Math.min(now + milliseconds, authority.endsAt))
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: 'CN=Fourthright studio',
    issuer: issuer.subject,
    notBefore: new Date(now - backdated),
    notAfter: new Date(endsAt),
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    signingAlgorithm: ecdsa,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns' as const, value }))),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { key: await pemOf(keys.privateKey), certificate: certificate.toString('pem'), endsAt }
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
}

function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = x509.PemConverter.decodeFirst(pem)
  return webcrypto.subtle.importKey('pkcs8', der, ecdsa, false, ['sign'])
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

/** 127 random bits, positive. */
function newSerialNumber(): string {
  const bytes = randomBytes(16)
  bytes[0] = (bytes[0]! & 0x7f) | 0x40
  return bytes.toString('hex')
}

/** Certificates know whole seconds only. */
function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000
}
