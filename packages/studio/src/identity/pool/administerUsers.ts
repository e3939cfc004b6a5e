import { randomUUID } from 'node:crypto'
import { StudioInputError } from '../../errors/studioError.js'
import { statement } from '../../store/statement.js'
import { judged } from '../judged.js'
import { checkPassword } from '../passwords/passwordPolicy.js'
import { parseUserName } from '../userName.js'
import type { Pool } from './poolSettings.js'
import { poolUserOf, type UserRow } from './poolUser.js'
import type { Administrator, UserAdministration } from './userAdministration.js'

const addUser = statement('identity/pool/addUser.sql')
const findUser = statement('identity/pool/findUser.sql')
const listUsers = statement('identity/pool/listUsers.sql')
const setPassword = statement('identity/pool/setPassword.sql')
const setEnabled = statement('identity/pool/setEnabled.sql')
const setGroups = statement('identity/pool/setGroups.sql')
const deleteUser = statement('identity/pool/deleteUser.sql')
const signOutUser = statement('identity/pool/signOutUser.sql')

const inside: Administrator = { who: null, from: { entryPoint: null, address: null } }

export function administerUsers(pool: Pool): UserAdministration {
  const { database, audit, clock, poolId, passwordPolicy, lifetimes, hasher } = pool
  const now = () => new Date(clock.now())
  const temporaryUntil = () => new Date(clock.now() + lifetimes.temporaryPasswordSeconds * 1000)

  /** Does it, and writes it down. What it does to a user is the name of the audit's question. */
  const administer = <Result>(
    what: string,
    name: string,
    by: Administrator,
    work: () => Promise<Result>,
  ): Promise<Result> =>
    judged(audit, { what: `admin:${what}`, from: by.from }, async (line) => {
      line.who = by.who
      parseUserName(name)
      line.on = name
      const result = await work()
      line.why = 'An administrator did it.'
      return result
    })
  const change = async (sql: string, name: string, params: readonly unknown[]) => {
    const rows = await database.query(sql, [poolId, name, ...params])
    if (rows.length === 0) throw noUser(name)
  }

  return {
    adminCreateUser: (name, temporaryPassword, by = inside) =>
      administer('createUser', name, by, async () => {
        checkPassword(temporaryPassword, name, passwordPolicy)
        const hash = await hasher.hash(temporaryPassword)
        const row = [randomUUID(), poolId, name, 'FORCE_CHANGE_PASSWORD', hash, temporaryUntil(), now()]
        const [made] = await database.query<UserRow>(addUser, row)
        if (made === undefined) throw userExists(name)
        return poolUserOf(made)
      }),
    adminSetUserPassword: (name, password, { permanent }, by = inside) =>
      administer('setPassword', name, by, async () => {
        checkPassword(password, name, passwordPolicy)
        const hash = await hasher.hash(password)
        const then = permanent ? ['CONFIRMED', null] : ['FORCE_CHANGE_PASSWORD', temporaryUntil()]
        await change(setPassword, name, [hash, ...then, now()])
      }),
    adminEnableUser: (name, by = inside) =>
      administer('enableUser', name, by, () => change(setEnabled, name, [true, now()])),
    adminDisableUser: (name, by = inside) =>
      administer('disableUser', name, by, () => change(setEnabled, name, [false, now()])),
    adminDeleteUser: (name, by = inside) =>
      administer('deleteUser', name, by, () => change(deleteUser, name, [])),
    adminSignOutUser: (name, by = inside) =>
      administer('signOutUser', name, by, () => change(signOutUser, name, [now()])),
    adminSetUserGroups: (name, groups, by = inside) =>
      administer('setGroups', name, by, () => {
        for (const group of groups) parseUserName(group)
        return change(setGroups, name, [[...groups], now()])
      }),
    user: async (name) => {
      const [row] = await database.query<UserRow>(findUser, [poolId, parseUserName(name)])
      return row && poolUserOf(row)
    },
    users: async () => (await database.query<UserRow>(listUsers, [poolId])).map(poolUserOf),
  }
}

function noUser(name: string): StudioInputError {
  return new StudioInputError('identity/no-user', {
    field: 'username',
    value: name,
    valid: 'a user of the pool; for a new password one whose password the pool knows',
    message: 'The pool has no such user.',
  })
}

function userExists(name: string): StudioInputError {
  return new StudioInputError('identity/user-exists', {
    field: 'username',
    value: name,
    valid: 'a name that no user of the pool has',
    message: 'The pool has a user of that name.',
  })
}
