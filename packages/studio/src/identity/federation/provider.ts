import { StudioInputError } from '../../errors/studioError.js'
import { parseIssuerAddress } from '../tokens/issuerVerifier.js'

/** A corporate OpenID provider whose users sign in to the pool. */
export interface ProviderSettings {
  /** Our name of it, which stands in addresses: lower-case letters, digits and hyphens, such as `corp`. */
  readonly name: string
  /** Its issuer; the rest is read from its discovery document. */
  readonly issuer: string
  /** As which we are registered there, with `{publicUrl}/federate/{name}/callback` to come back to. */
  readonly clientId: string
  /** Null for a public client. */
  readonly clientSecret: string | null
  /** `openid profile email` unless told. */
  readonly scope?: string
  /** The claim of its id token that names a new pool user: `preferred_username`, or `email` where it is verified. */
  readonly usernameClaim: string
  /** Who may come in: every rule must hold, and there must be one. */
  readonly admit: readonly AdmitRule[]
}

/** What a claim of the id token must be: one of some texts (or a list that holds one), or with an end. */
export type AdmitRule =
  | { readonly claim: string; readonly oneOf: readonly string[] }
  | { readonly claim: string; readonly endsWith: string }

/** @throws StudioInputError `identity/provider`, `identity/issuer` */
export function parseProvider(settings: ProviderSettings): ProviderSettings {
  parseIssuerAddress(settings.issuer)
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(settings.name))
    throw wrong(
      'name',
      'lower-case letters, digits and hyphens',
      'A provider has no name that can stand in an address.',
    )
  if (settings.admit.length === 0 || settings.admit.some(isEmpty))
    throw wrong('admit', 'at least one rule, none of them empty', 'A provider would admit everybody.')
  return settings
}

function isEmpty(rule: AdmitRule): boolean {
  return 'oneOf' in rule ? rule.oneOf.length === 0 : rule.endsWith === ''
}

function wrong(field: string, valid: string, message: string): StudioInputError {
  return new StudioInputError('identity/provider', { field, valid, message })
}

export type IdClaims = Readonly<Record<string, unknown>>

/** Whether a provider's user may come in. An e-mail address counts only where the provider has verified it. */
export function isAdmitted(claims: IdClaims, rules: readonly AdmitRule[]): boolean {
  return (
    rules.length > 0 &&
    rules.every((rule) => {
      const value = maybeClaim(claims, rule.claim)
      if ('endsWith' in rule) return typeof value === 'string' && value.endsWith(rule.endsWith)
      return [value].flat().some((one) => typeof one === 'string' && rule.oneOf.includes(one))
    })
  )
}

/** A claim that the provider stands for; an e-mail address that it has not verified is none. */
export function maybeClaim(claims: IdClaims, name: string): unknown {
  if (!Object.hasOwn(claims, name)) return undefined
  return name === 'email' && claims.email_verified !== true ? undefined : claims[name]
}
