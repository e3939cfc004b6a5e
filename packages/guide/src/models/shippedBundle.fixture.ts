import { readFile } from 'node:fs/promises'
import type { Bundle } from './bundle.js'
import { openBundle } from './openBundle.js'

const file = new URL('../../../../models/experiment.frb', import.meta.url)

/** The committed bundle's bytes, which every test may read. */
export async function shippedBytes(): Promise<Uint8Array> {
  return new Uint8Array(await readFile(file))
}

let opened: Promise<Bundle> | undefined

/** The committed bundle, opened once a test file. */
export function shippedBundle(): Promise<Bundle> {
  opened ??= shippedBytes().then(openBundle)
  return opened
}
