/** How long what the pool gives out is good, in seconds. */
export interface Lifetimes {
  /** Access and id tokens. Cognito: 5 minutes to 1 day, usually an hour. */
  readonly tokenSeconds: number
  /** From the sign-in, however often it is refreshed. Cognito: usually 30 days. */
  readonly refreshSeconds: number
  /** The same after a sign-in at a corporate provider, which may have ended there since. */
  readonly linkedRefreshSeconds: number
  /** To answer a challenge. Cognito: 3 minutes. */
  readonly challengeSeconds: number
  /** A temporary password. Cognito: 7 days. */
  readonly temporaryPasswordSeconds: number
}

const day = 24 * 60 * 60

export const usualLifetimes: Lifetimes = {
  tokenSeconds: 60 * 60,
  refreshSeconds: 30 * day,
  linkedRefreshSeconds: day / 2,
  challengeSeconds: 3 * 60,
  temporaryPasswordSeconds: 7 * day,
}
