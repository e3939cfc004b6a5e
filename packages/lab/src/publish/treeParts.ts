import type { CompactTrees } from '@fourthright/guide'
import { compactTrees } from './compactTrees.js'

/** A boosted model as a bundle stores it: what is small in the manifest, the arrays in sections named after the model. */
export interface TreeParts {
  readonly shape: { readonly classes: number; readonly features: readonly string[] }
  readonly sections: Readonly<Record<string, Float32Array | Uint8Array | Uint16Array | Uint32Array>>
}

/** Splits XGBoost's JSON model `name` into the parts of a bundle; `treesIn` of the guide joins them again. */
export function treeParts(name: string, model: Uint8Array): TreeParts {
  const { classes, features, ...arrays }: CompactTrees = compactTrees(model)
  const sections = Object.entries(arrays).map(([part, array]) => [`${name}.${part}`, array])
  return { shape: { classes, features }, sections: Object.fromEntries(sections) }
}
