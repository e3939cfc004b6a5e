import type { AuditSource } from '../../audit/audit.js'
import type { PoolUser } from './poolUser.js'

/** The administrator who does it, for the audit. */
export interface Administrator {
  readonly who: string | null
  readonly from: AuditSource
}

/** What only administrators do to users. Nobody makes a user of themselves. */
export interface UserAdministration {
  /**
   * Makes a user who must choose another password at the first sign-in (FORCE_CHANGE_PASSWORD).
   *
   * @throws StudioInputError `identity/user-name`, `identity/password-…`, `identity/user-exists`
   */
  adminCreateUser(name: string, temporaryPassword: string, by?: Administrator): Promise<PoolUser>
  /**
   * Gives a user another password and signs the user out everywhere.
   *
   * @throws StudioInputError `identity/password-…`, `identity/no-user`
   */
  adminSetUserPassword(
    name: string,
    password: string,
    options: { readonly permanent: boolean },
    by?: Administrator,
  ): Promise<void>
  /** @throws StudioInputError `identity/no-user` */
  adminEnableUser(name: string, by?: Administrator): Promise<void>
  /** Disables a user, and ends every sign-in. @throws StudioInputError `identity/no-user` */
  adminDisableUser(name: string, by?: Administrator): Promise<void>
  /**
   * Deletes a user for good. Whom a corporate provider admits can come back as a new user: disable instead.
   *
   * @throws StudioInputError `identity/no-user`
   */
  adminDeleteUser(name: string, by?: Administrator): Promise<void>
  /** Ends every sign-in: refresh tokens, and access tokens where our own verifier is asked. */
  adminSignOutUser(name: string, by?: Administrator): Promise<void>
  /** The groups of the user's next tokens. @throws StudioInputError `identity/no-user`, `identity/user-name` */
  adminSetUserGroups(name: string, groups: readonly string[], by?: Administrator): Promise<void>
  user(name: string): Promise<PoolUser | undefined>
  users(): Promise<PoolUser[]>
}
