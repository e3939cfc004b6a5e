/** A user as administrators see it. */
export interface PoolUser {
  /** Never changes, and is never given to anybody else. */
  readonly sub: string
  readonly name: string
  readonly status: UserStatus
  readonly enabled: boolean
  readonly groups: readonly string[]
  readonly createdAt: Date
  readonly changedAt: Date
}

/** Cognito's words. */
export type UserStatus = 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED' | 'EXTERNAL_PROVIDER'

/** A row of `pool_user`. */
export interface UserRow {
  readonly sub: string
  readonly name: string
  readonly status: UserStatus
  readonly enabled: boolean
  readonly groups: readonly string[]
  readonly password_hash: string | null
  readonly temporary_until: Date | null
  readonly created_at: Date
  readonly changed_at: Date
}

/** Without what only the sign-in may know. */
export function poolUserOf(row: UserRow): PoolUser {
  return {
    sub: row.sub,
    name: row.name,
    status: row.status,
    enabled: row.enabled,
    groups: row.groups,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  }
}
