/** Who a good access token is of. */
export interface TokenBearer {
  /** The user's name as the token says it: any Cognito name, not yet a profile name. */
  readonly username: string
  readonly subject: string
  readonly issuer: string
  readonly clientId: string
  /** When the token ends, in milliseconds since 1970. */
  readonly expiresAt: number
}

/** The authorizer's first question: whose token is this? */
export interface TokenVerifier {
  /**
   * Checks signature (RS256 by a key of the issuer's JWKS), issuer, client, `token_use`, and times.
   *
   * @throws Refusal `identity/token-…`, status 401, whatever is wrong; the message is for the audit and holds no token
   */
  verify(token: string): Promise<TokenBearer>
}
