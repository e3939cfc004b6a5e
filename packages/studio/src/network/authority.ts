import { join } from 'node:path'
import type { Clock } from '../clock/clock.js'
import { StudioInputError, StudioStateError } from '../errors/studioError.js'
import { issueLeaf, makeAuthority, type SigningAuthority, type TlsPair } from './certificates.js'
import { isHostName, isHostPattern } from './hostName.js'
import { keepAuthority, maybeKeptAuthority, showCertificate } from './keptAuthority.js'

/** A local certificate authority: whoever trusts it believes the studio's host names, and no other. */
export interface Authority {
  /** PEM, without key: what browsers and machines are told to trust. */
  readonly certificate: string
  /** Where that lies. */
  readonly certificatePath: string
  /** Host names that it may speak for, and all below them. */
  readonly names: readonly string[]
  /**
   * Key and certificate for a listener of these hosts: the same until a third of its life is left, then a new one.
   * They are kept in memory only.
   *
   * @param hosts names, or `*.` before one
   * @throws StudioInputError `network/authority-names` where it may not speak for one of them
   */
  certificateFor(hosts: readonly string[]): Promise<TlsPair>
}

export interface AuthorityOptions {
  /** Host names that a new authority may speak for, and all below them: `studio.example`. */
  readonly names: readonly string[]
  readonly clock: Clock
}

const day = 86_400_000

/** Browsers refuse more than 398 days; a quarter of a year is renewed often enough that renewal is known to work. */
const daysOfLeaf = 90
const daysLeftToRenew = 30

/**
 * Opens the authority of a directory, and makes it where there is none. An authority keeps the names that it was made
 * for: for others it must be made anew, and trusted anew.
 *
 * @param directory exists; the key in it can be read by its owner alone
 * @throws StudioInputError `network/authority-names`
 * @throws StudioStateError `network/authority-open` where others can read the key, `network/authority-broken` where
 * key and certificate are none or no pair, `network/authority-over` where its time is over
 */
export async function openAuthority(
  directory: string,
  { names, clock }: AuthorityOptions,
): Promise<Authority> {
  const path = join(directory, 'authority.pem')
  const kept =
    maybeKeptAuthority(path) ?? (await keepAuthority(path, await makeAuthority(checkNames(names), clock)))
  const authority: SigningAuthority = await kept
  if (clock.now() >= authority.endsAt)
    throw new StudioStateError('network/authority-over', {
      field: 'directory',
      message: `The authority's time is over; remove ${path}, start again, and trust the new one.`,
    })
  const certificatePath = join(directory, 'authority.crt')
  showCertificate(certificatePath, authority.certificate)

  const issued = new Map<string, TlsPair>()
  return {
    certificate: authority.certificate,
    certificatePath,
    names: authority.names,
    async certificateFor(hosts) {
      checkHosts(hosts, authority.names)
      const wanted = [...new Set(hosts)].sort()
      const known = issued.get(wanted.join(' '))
      if (known !== undefined && known.endsAt - clock.now() > daysLeftToRenew * day) return known
      const fresh = await issueLeaf(authority, wanted, clock.now(), daysOfLeaf * day)
      issued.set(wanted.join(' '), fresh)
      return fresh
    },
  }
}

function checkNames(names: readonly string[]): readonly string[] {
  if (names.length > 0 && names.every(isHostName)) return names
  throw refusedNames('names', names, 'one host name at least, in lower case and without *')
}

function checkHosts(hosts: readonly string[], names: readonly string[]): void {
  const isOurs = (host: string) => names.some((name) => host === name || host.endsWith(`.${name}`))
  if (hosts.length > 0 && hosts.every((host) => isHostPattern(host) && isOurs(host))) return
  throw refusedNames('hosts', hosts, `host names that are, or are below, ${names.join(', ')}`)
}

function refusedNames(field: string, value: readonly string[], valid: string): StudioInputError {
  return new StudioInputError('network/authority-names', {
    field,
    value,
    valid,
    message: 'The authority speaks for the names that it was made for, and for nothing else.',
  })
}
