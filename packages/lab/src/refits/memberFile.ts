import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError, decodeContainer, encodeContainer, type MemberManifest } from '@fourthright/guide'
import { writeWhole } from '../publish/writeWhole.js'
import type { MemberParts } from './refitMember.js'

/** What a member was refitted from, in words that are equal exactly when it is the same: parts by name. */
export type Origin = Readonly<Record<string, string>>

/** The folder of the finished members of a pack: `x.members.frb` → `x.members.parts`. */
export function memberFolder(pack: string): string {
  return `${pack.replace(/\.frb$/, '')}.parts`
}

/** Writes a finished member whole, so that a refit that is ended may go on from it. */
export async function writeMember(
  folder: string,
  member: number,
  parts: MemberParts,
  origin: Origin,
): Promise<void> {
  const { bytes } = await encodeContainer({
    manifest: { origin, member: parts.manifest },
    sections: parts.sections,
  })
  await writeWhole(fileOf(folder, member), bytes)
}

/**
 * A finished member, or undefined where there is none, or only a damaged one.
 *
 * @throws DataError 'refits/other-origin' when it was refitted from something else.
 */
export async function maybeMember(
  folder: string,
  member: number,
  origin: Origin,
): Promise<MemberParts | undefined> {
  const file = fileOf(folder, member)
  const bytes = await readFile(file).catch(() => undefined)
  const container = bytes && (await decodeContainer(bytes).catch(() => undefined))
  if (!container) return undefined
  const manifest = container.manifest as unknown as { origin: Origin; member: MemberManifest }
  const other = Object.keys(origin).find((part) => manifest.origin[part] !== origin[part])
  if (other)
    throw new DataError('refits/other-origin', {
      field: other,
      value: file,
      valid: 'a folder of members from the same recipe, plays and seed',
      message: `A member that is already there was refitted from other ${other}; remove ${folder}, or write to another --out.`,
    })
  const sections = container.sectionNames.map((name) => [name, container.section(name)] as const)
  return { manifest: manifest.member, sections: Object.fromEntries(sections) }
}

function fileOf(folder: string, member: number): string {
  return join(folder, `member-${String(member).padStart(4, '0')}.frb`)
}
