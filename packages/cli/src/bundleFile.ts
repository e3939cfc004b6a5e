import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Bundle, DataError, type Members, openBundle, openMembers } from '@fourthright/guide'

/** Bundles that have a name; the first that is there answers when none is named. */
const named = ['shipped', 'experiment'] as const
const extension = '.frb'
/** A pack of refits stands beside its bundle. */
const membersExtension = '.members.frb'
const valid = `shipped, experiment, a published bundle's id, or the path of a ${extension} file`

/** The folder of the published bundles. */
export function modelsFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('@fourthright/models/package.json'))
}

/**
 * The file of the bundle that `--bundle` names.
 *
 * @param wanted `shipped`, `experiment`, an id or a path; undefined: the shipped one, else the experiment's
 * @throws DataError 'bundle/missing' when there is no such bundle
 */
export async function bundleFile(wanted?: string, folder = modelsFolder()): Promise<string> {
  if (wanted === undefined) {
    const first = named.find((name) => existsSync(join(folder, name + extension)))
    return existing(join(folder, (first ?? 'experiment') + extension), first ?? 'experiment')
  }
  if (named.some((name) => name === wanted)) return existing(join(folder, wanted + extension), wanted)
  if (!existsSync(wanted) && isId(wanted)) return fileWithId(wanted, folder)
  return existing(wanted, wanted)
}

/**
 * Opens the bundle that `--bundle` names.
 *
 * @throws DataError 'bundle/missing' when it is not there or cannot be read; the guide's own when it is no whole
 *   and unaltered bundle
 */
export async function readBundle(wanted?: string, folder = modelsFolder()): Promise<Bundle> {
  return openBundle(await bytesOf(await bundleFile(wanted, folder)))
}

/**
 * Opens the pack of refits that stands beside the bundle that `--bundle` names.
 *
 * @throws DataError 'members/missing' when there is none; the guide's own when it is no pack of this bundle
 */
export async function readMembers(
  bundle: Bundle,
  wanted?: string,
  folder = modelsFolder(),
): Promise<Members> {
  const file = (await bundleFile(wanted, folder)).replace(/\.frb$/, membersExtension)
  if (existsSync(file)) return openMembers(await bytesOf(file), bundle)
  throw new DataError('members/missing', {
    field: '--confidence',
    value: file,
    valid: `a pack of refits beside the bundle, named as it is with ${membersExtension}`,
    message: `There are no refits of the bundle ${bundle.name}; make them with \`fourthright refit --out ${file}\`, or leave --confidence out.`,
  })
}

/** What `--bundle` says in a help, with the bundle that is taken without it. */
export function bundleFlag(otherwise = 'shipped, else experiment') {
  return ['--bundle <bundle>', `the models: ${valid}; without it: ${otherwise}`] as const
}

/** An id is a content address of 16 hexadecimal digits. */
function isId(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text)
}

async function fileWithId(id: string, folder: string): Promise<string> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(extension) || name.endsWith(membersExtension)) continue
    const file = join(folder, name)
    if ((await openBundle(await bytesOf(file))).id === id) return file
  }
  throw missing(id, `None of the published bundles has the id ${id}.`)
}

function existing(file: string, wanted: string): string {
  if (existsSync(file)) return file
  throw missing(wanted, `There is no bundle ${wanted}.`)
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw missing(file, `The bundle cannot be read: ${cause instanceof Error ? cause.message : cause}.`)
  }
}

function missing(value: string, message: string): DataError {
  return new DataError('bundle/missing', { field: '--bundle', value, valid, message })
}
