import { StudioInputError } from '../../errors/studioError.js'
import type { TokenVerifier } from '../tokenVerifier.js'
import { claimedIssuer, refuseToken } from './checkToken.js'
import type { IssuerVerifier } from './issuerVerifier.js'

/**
 * Several issuers as one. What a token says of its issuer only chooses who verifies it, and that one alone does: no
 * token is tried on others until one takes it.
 *
 * @throws StudioInputError `identity/issuer` where two are of one issuer
 */
export function anyVerifier(verifiers: readonly IssuerVerifier[]): TokenVerifier {
  const byIssuer = new Map(verifiers.map((verifier) => [verifier.issuer, verifier]))
  if (byIssuer.size !== verifiers.length) {
    throw new StudioInputError('identity/issuer', {
      field: 'issuer',
      valid: 'each issuer once',
      message: 'Two verifiers are of one issuer.',
    })
  }
  return {
    verify: async (token) => {
      const issuer = claimedIssuer(token)
      const verifier = typeof issuer === 'string' ? byIssuer.get(issuer) : undefined
      if (verifier === undefined) throw refuseToken('issuer', 'The token is of an issuer that is not known.')
      return verifier.verify(token)
    },
  }
}
