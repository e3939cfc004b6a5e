import type { Place } from '../access/arns.js'
import { defaultPolicies } from '../access/defaultPolicies.js'
import { storedPolicies, storePolicy } from '../access/policyShelf.js'
import { openAuditKeys } from '../audit/auditKeys.js'
import type { OpenAudit } from '../audit/openAudit.js'
import { openAudit } from '../audit/openAudit.js'
import type { Clock } from '../clock/clock.js'
import { mindSetBack, openSteadyClock } from '../clock/keptClock.js'
import type { SteadyClock } from '../clock/steadyClock.js'
import { type StudioNames, studioNames } from '../settings/names.js'
import type { Database } from '../store/database.js'
import { openDatabase, type StoreSettings } from '../store/openDatabase.js'
import { openVault, type Vault } from '../store/vault.js'
import type { StudioFolder } from './studioFolder.js'

/** What everything else stands on. */
export interface Ground {
  readonly database: Database
  readonly vault: Vault
  readonly audit: OpenAudit
  readonly clock: SteadyClock
  readonly names: StudioNames
  readonly place: Place
}

/**
 * Opens store, keys, audit and clock, and gives a new studio its names and policies.
 *
 * @throws StudioStateError `store/…`, `vault/…`, `audit/…`
 */
export async function layGround(
  folder: StudioFolder,
  store: StoreSettings,
  machine: Clock,
  report: (error: unknown) => void,
): Promise<Ground> {
  const { keys, settings, replica } = folder
  const place = { account: settings.account, region: settings.region }
  const database = await openDatabase(store)
  try {
    const vault = openVault(keys)
    const clock = await openSteadyClock(database, machine)
    const audit = await openAudit({ database, keys: openAuditKeys(keys), clock, replica, report })
    await mindSetBack(database, clock, audit)
    const names = await studioNames(database, settings.region)
    await giveFirstPolicies(database, place, names, clock)
    return { database, vault, audit, clock, names, place }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function giveFirstPolicies(
  database: Database,
  place: Place,
  { domainId, apiId, apiEndpoint, sagemakerApiEndpoint, studioEndpoint }: StudioNames,
  clock: Clock,
): Promise<void> {
  if ((await storedPolicies(database)).length > 0) return
  const endpoints = { api: apiEndpoint, sagemakerApi: sagemakerApiEndpoint, studio: studioEndpoint }
  for (const policy of defaultPolicies(place, domainId, apiId, endpoints)) {
    await storePolicy(database, policy, clock.now())
  }
}
