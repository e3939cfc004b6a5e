import { DataError } from '../../errors/errors.js'
import type { Bundle } from '../bundle.js'
import { type Container, decodeContainer } from '../container/decodeContainer.js'
import { fieldGoalModel } from '../fieldGoal.js'
import { puntModel } from '../punt.js'
import { treesIn } from '../trees/treesIn.js'
import { winProbabilityModel } from '../winProbability.js'
import { yardsGainedModel } from '../yardsGained.js'
import type { MemberModels, Members } from './members.js'
import {
  type MemberManifest,
  type MembersManifest,
  memberRecipeParts,
  type memberTrees,
} from './membersManifest.js'

/**
 * Opens a pack of refits for a bundle: checks that it is whole, unaltered and of the same recipe.
 *
 * @throws DataError 'members/not-members', 'members/other-bundle', and those of the container
 *   ('bundle/not-a-bundle', 'bundle/truncated', 'bundle/altered', 'bundle/newer-version').
 * @example const members = await openMembers(await readFile('experiment.members.frb'), bundle)
 */
export async function openMembers(
  bytes: Uint8Array,
  bundle: Pick<Bundle, 'id' | 'name' | 'recipe'>,
): Promise<Members> {
  const container = await decodeContainer(bytes)
  const manifest = container.manifest as unknown as Partial<MembersManifest>
  if (!isMembers(manifest)) throw notMembers()
  refuseOtherBundle(manifest, bundle)
  return {
    count: manifest.members.length,
    share: manifest.share,
    models: manifest.members.map((member, at) => modelsOf(container, member, at)),
  }
}

function modelsOf(container: Container, member: MemberManifest, at: number): MemberModels {
  const trees = (name: (typeof memberTrees)[number]) =>
    treesIn(container, `${at}.${name}`, member.trees[name])
  const punts = (part: 'rates' | 'spots') =>
    Float64Array.from(container.section(`${at}.punt.${part}`, 'float32'))
  return {
    yardsGained: yardsGainedModel(trees('yardsGained')),
    winProbability: winProbabilityModel(trees('winProbability'), member.winProbability),
    fieldGoal: fieldGoalModel(member.fieldGoal),
    punt: puntModel({ ...member.punt, rates: punts('rates'), spots: punts('spots') }),
  }
}

function isMembers(manifest: Partial<MembersManifest>): manifest is MembersManifest {
  return Array.isArray(manifest.members) && manifest.members.length > 0
}

function notMembers(): DataError {
  return new DataError('members/not-members', {
    valid: 'a pack of refits, as `fourthright refit` writes it',
    message: 'This file is one of Fourthright, but no pack of refits; check the path.',
  })
}

/** An interval around one recipe's edge would be wrong around another's. */
function refuseOtherBundle(
  { recipe }: MembersManifest,
  bundle: Pick<Bundle, 'id' | 'name' | 'recipe'>,
): void {
  const ours = (bundle.recipe ?? {}) as Readonly<Record<string, unknown>>
  const other = memberRecipeParts.find((part) => !isSame(recipe[part], ours[part]))
  if (!other) return
  throw new DataError('members/other-bundle', {
    field: other,
    valid: `refits by the recipe of the bundle ${bundle.name} (${bundle.id})`,
    message: `The refits were made by another recipe of ${other} than the bundle ${bundle.name}; refit its own with \`fourthright refit\`.`,
  })
}

/** Equality of what JSON can say, whatever the order of fields. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [left, right] = [one, other] as Record<string, unknown>[] as [
    Record<string, unknown>,
    Record<string, unknown>,
  ]
  const names = Object.keys(left)
  return names.length === Object.keys(right).length && names.every((name) => isSame(left[name], right[name]))
}
