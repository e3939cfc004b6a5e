import { randomBytes } from 'node:crypto'
import type { UserPool } from '../identity/pool/userPool.js'
import type { Profiles } from '../profiles/profiles.js'
import type { StudioReady } from './ready.js'

/** The two users of a throwaway studio, with profiles of their own. */
export async function firstUsers(pool: UserPool, profiles: Profiles): Promise<StudioReady['users']> {
  const users = ['alice', 'bob'].map((name) => ({ name, password: randomBytes(15).toString('base64url') }))
  for (const { name, password } of users) {
    await pool.adminCreateUser(name, randomBytes(15).toString('base64url'))
    await pool.adminSetUserPassword(name, password, { permanent: true })
    await profiles.create(name)
    await profiles.give(name)
  }
  return users
}
