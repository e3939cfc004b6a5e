import { decodeContainer, encodeContainer, type SectionArray } from '@fourthright/guide'

/** Sections that say why, which the first decision does without. */
const reasons = ['yardsGained.covers']

/** The bundle that the page loads first: the published one, number for number, less what only explains. */
export async function browserBundle(published: Uint8Array): Promise<Uint8Array> {
  const container = await decodeContainer(published)
  const sections: Record<string, SectionArray> = {}
  for (const name of container.sectionNames) {
    if (!reasons.includes(name)) sections[name] = container.section(name)
  }
  const { bytes } = await encodeContainer({ manifest: container.manifest, sections })
  return bytes
}
