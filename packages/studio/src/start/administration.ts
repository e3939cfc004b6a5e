import { randomBytes } from 'node:crypto'
import { lintPolicy, parsePolicy } from '@fourthright/policy'
import { epochSecondOf, judgeProfile } from '../access/judgeProfile.js'
import { kindOf, storedPolicies, storePolicy } from '../access/policyShelf.js'
import type { Administration } from '../admin/operations.js'
import { openAuditPublicKeys } from '../audit/auditKeys.js'
import { tailAudit } from '../audit/tailAudit.js'
import { StudioInputError } from '../errors/studioError.js'
import type { UserPool } from '../identity/pool/userPool.js'
import { arrivalAt } from '../network/arrival.js'
import { maybeAddress } from '../network/peerAddress.js'
import type { Profiles } from '../profiles/profiles.js'
import type { LiveState } from '../state/liveState.js'
import type { Ways } from './doors.js'
import type { Ground } from './ground.js'
import type { StudioReady } from './ready.js'
import { tellVerification, verifyOpenAudit } from './tellAudit.js'

export interface Administered {
  readonly ground: Ground
  readonly pool: UserPool
  readonly profiles: Profiles
  readonly live: LiveState
  readonly ways: Ways
  readonly keysDirectory: string
  readonly ready: () => StudioReady
  readonly stop: () => Promise<void>
}

/** Whoever may open the socket. */
const administrator = { who: 'administrator', from: { entryPoint: null, address: null } } as const

/** What the administrator's operations do. Every change is a line of the audit. */
export function administrationOf(administered: Administered): Administration {
  const { ground, pool, profiles, live, ways, keysDirectory, ready, stop } = administered
  const { database, audit, clock, place, names } = ground

  const noted = async (what: string, on: string, work: () => Promise<void>): Promise<object> => {
    await work()
    await audit.record({
      ...administrator,
      what: `admin:${what}`,
      on,
      verdict: 'allow',
      why: 'An administrator did it.',
    })
    return {}
  }

  return {
    status: async () => ready(),
    listUsers: async () => ({ users: await pool.users() }),
    createUser: async ({ name, temporaryPassword = randomBytes(15).toString('base64url') }) => {
      await pool.adminCreateUser(name, temporaryPassword, administrator)
      return { name, temporaryPassword }
    },
    setPassword: async ({ name, password, permanent }) => {
      await pool.adminSetUserPassword(name, password, { permanent }, administrator)
      return {}
    },
    disableUser: async ({ name }) => {
      await pool.adminDisableUser(name, administrator)
      return {}
    },
    enableUser: async ({ name }) => {
      await pool.adminEnableUser(name, administrator)
      return {}
    },
    deleteUser: async ({ name }) => {
      // The grant first: a user of the same name who comes later must not find it.
      const grants = await profiles.grants()
      if (grants.some(({ user, revokedAt }) => user === name && revokedAt === null)) {
        await noted('revokeGrant', name, () => profiles.revoke(name))
      }
      await pool.adminDeleteUser(name, administrator)
      return {}
    },
    rotateKeys: () => noted('rotateKeys', pool.poolId, () => pool.rotateKeys()),
    listProfiles: async () => ({ profiles: await profiles.list() }),
    createProfile: ({ name }) => noted('createProfile', name, () => profiles.create(name)),
    listGrants: async () => ({ grants: await profiles.grants() }),
    giveGrant: ({ user }) => noted('giveGrant', user, () => profiles.give(user)),
    revokeGrant: ({ user }) => noted('revokeGrant', user, () => profiles.revoke(user)),
    listPolicies: async () => {
      const stored = await storedPolicies(database)
      return {
        policies: stored.map((policy) => ({
          ...policy,
          findings: lintPolicy(parsePolicy(policy.document, policy)),
        })),
      }
    },
    putPolicy: async ({ name, attachedTo, document }) => {
      await noted('putPolicy', name, () => storePolicy(database, { name, attachedTo, document }, clock.now()))
      return { findings: lintPolicy(parsePolicy(document, { name, kind: kindOf[attachedTo] })) }
    },
    testAccess: async ({ user, entryPoint, address }) => {
      const listener = ways.ways.map((way) => way.listener).find((way) => way.entryPoint.name === entryPoint)
      const peer = maybeAddress(address)
      if (listener === undefined || peer === undefined) {
        throw new StudioInputError('admin/input', {
          field: listener === undefined ? 'entryPoint' : 'address',
          value: listener === undefined ? entryPoint : address,
          valid:
            listener === undefined
              ? ways.ways.map((way) => way.listener.entryPoint.name).join(', ')
              : 'an IP address in canonical form',
          message: 'The request cannot come in there.',
        })
      }
      const wanted = { user, profile: user, domainId: names.domainId }
      return judgeProfile(
        live.shelf(),
        place,
        wanted,
        arrivalAt(listener.entryPoint, peer),
        epochSecondOf(clock),
      )
    },
    tailAudit: async ({ after, limit }) => {
      const cursor = after === undefined ? {} : { after }
      const { lines, cursor: last } = await tailAudit({ database, limit, ...cursor })
      return { lines: lines.map(({ line }) => JSON.parse(line)), last: JSON.stringify(last) }
    },
    verifyAudit: async () =>
      tellVerification(await verifyOpenAudit(database, openAuditPublicKeys(keysDirectory))),
    stop: async () => {
      // The answer goes out before the socket closes.
      setImmediate(() => void stop())
      return {}
    },
  }
}
