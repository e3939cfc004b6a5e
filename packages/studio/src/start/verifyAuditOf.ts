import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { askAdmin } from '../admin/askAdmin.js'
import { openAuditPublicKeys } from '../audit/auditKeys.js'
import { StudioStateError } from '../errors/studioError.js'
import { readSettings } from '../settings/settings.js'
import { openDatabase, type StoreSettings } from '../store/openDatabase.js'
import { type ToldVerification, tellVerification, verifyOpenAudit } from './tellAudit.js'

/**
 * Verifies the audit of a folder: by the studio that runs there, which alone may open the database in the folder, or
 * else itself.
 *
 * @throws StudioStateError `audit/key`, `store/…`
 * @throws StudioInputError `settings/unreadable` where there is no studio
 */
export async function verifyAuditOf(directory: string, databaseUrl?: string): Promise<ToldVerification> {
  try {
    return await askAdmin<'verifyAudit', ToldVerification>(directory, 'verifyAudit', {})
  } catch (error) {
    if (!(error instanceof StudioStateError && error.code === 'studio/not-running')) throw error
  }
  const settings = readSettings(join(directory, 'settings.json'))
  const keys = openAuditPublicKeys(resolve(directory, settings.keysDirectory ?? 'keys'))
  const database = await openDatabase(databaseUrl === undefined ? storeIn(directory) : { databaseUrl })
  try {
    return tellVerification(await verifyOpenAudit(database, keys))
  } finally {
    await database.close()
  }
}

/** Where the database is gone the signed heads miss its lines; looking for them shall not make another. */
function storeIn(directory: string): StoreSettings {
  return existsSync(join(directory, 'database')) ? { directory } : { memory: true }
}
