import { isProfileName } from '../access/names.js'
import { profileLabel } from '../access/profileLabel.js'
import type { Clock } from '../clock/clock.js'
import { StudioInputError } from '../errors/studioError.js'
import type { Database } from '../store/database.js'
import { statement } from '../store/statement.js'

const createProfile = statement('profiles/createProfile.sql')
const allProfiles = statement('profiles/allProfiles.sql')
const giveGrant = statement('profiles/giveGrant.sql')
const revokeGrant = statement('profiles/revokeGrant.sql')
const allGrants = statement('profiles/allGrants.sql')

export interface ListedProfile {
  readonly domainId: string
  readonly name: string
  readonly region: string
  readonly label: string
  readonly createdAt: Date
  /** Who may open it now; null for nobody. */
  readonly user: string | null
}

export interface ListedGrant {
  readonly user: string
  readonly domainId: string
  readonly profile: string
  readonly givenAt: Date
  readonly revokedAt: Date | null
  readonly openSessions: number
}

/** The domain's user profiles, and the mapping from users to them. */
export class Profiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly domain: { readonly domainId: string; readonly region: string },
  ) {}

  /** @throws StudioInputError `profile/name`, `profile/exists` */
  async create(name: string): Promise<void> {
    checkName(name)
    const { domainId, region } = this.domain
    const [made] = await this.database.query(createProfile, [
      domainId,
      name,
      region,
      profileLabel(domainId, name),
      new Date(this.clock.now()),
    ])
    if (made === undefined) throw taken('profile/exists', 'name', name, 'There is a profile of that name.')
  }

  list(): Promise<ListedProfile[]> {
    return this.database.query<ListedProfile>(allProfiles)
  }

  /**
   * Lets a user open the profile of the same name.
   *
   * @throws StudioInputError `profile/name`, `profile/unknown`, `grant/exists`
   */
  async give(user: string): Promise<void> {
    checkName(user)
    const profiles = await this.list()
    if (!profiles.some(({ name, domainId }) => name === user && domainId === this.domain.domainId)) {
      throw new StudioInputError('profile/unknown', {
        field: 'user',
        value: user,
        valid: 'the name of a profile, which is the name of its user',
        message: `There is no profile ${user}. Make it first.`,
      })
    }
    const [given] = await this.database.query(giveGrant, [
      user,
      this.domain.domainId,
      new Date(this.clock.now()),
    ])
    if (given === undefined) throw taken('grant/exists', 'user', user, 'The user has a grant already.')
  }

  /**
   * Takes a user's grant back: its URLs open no more, and its sessions end.
   *
   * @throws StudioInputError `grant/unknown`
   */
  async revoke(user: string): Promise<void> {
    const [revoked] = isProfileName(user)
      ? await this.database.query(revokeGrant, [user, new Date(this.clock.now())])
      : []
    if (revoked === undefined) {
      throw new StudioInputError('grant/unknown', {
        field: 'user',
        value: user.slice(0, 80),
        valid: 'a user who has a grant',
        message: 'This user has no grant.',
      })
    }
  }

  grants(): Promise<ListedGrant[]> {
    return this.database.query<ListedGrant>(allGrants, [new Date(this.clock.now())])
  }
}

function checkName(name: string): void {
  if (isProfileName(name)) return
  throw new StudioInputError('profile/name', {
    field: 'name',
    value: name.slice(0, 80),
    valid: 'up to 63 of A-Z, a-z, 0-9 and, between them, hyphens',
    message: 'A profile cannot be called that, and so neither can its user.',
  })
}

function taken(code: string, field: string, value: string, message: string): StudioInputError {
  return new StudioInputError(code, { field, value, valid: 'a name that is free', message })
}
