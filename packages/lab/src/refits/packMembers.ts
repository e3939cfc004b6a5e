import { encodeContainer, type MembersManifest } from '@fourthright/guide'
import type { MemberParts } from './refitMember.js'
import { type RecipeWithRefits, sharedParts } from './refitsRecipe.js'

/** One file of all members, as `openMembers` of the guide reads it. */
export function packMembers(
  recipe: RecipeWithRefits,
  members: readonly MemberParts[],
): Promise<{ bytes: Uint8Array; id: string }> {
  const manifest: MembersManifest = {
    recipe: sharedParts(recipe),
    share: recipe.refits.share,
    seed: recipe.refits.seed,
    members: members.map((member) => member.manifest),
  }
  const sections = members.flatMap((member, at) =>
    Object.entries(member.sections).map(([name, array]) => [`${at}.${name}`, array] as const),
  )
  return encodeContainer({ manifest: { ...manifest }, sections: Object.fromEntries(sections) })
}
