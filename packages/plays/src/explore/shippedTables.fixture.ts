import { fileURLToPath } from 'node:url'

/** The committed tables, which every test may read. */
export const shippedTables = fileURLToPath(new URL('../../../../models/tables', import.meta.url))
