import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Evaluation } from '../evaluate/evaluateBundle.js'
import type { FeatureImportance } from '../evaluate/importance.js'
import type { Recipe } from '../train/recipe.js'

/** A file that a bundle was made from. */
export interface Source {
  readonly name: string
  readonly sha256: string
}

/** Everything about how a bundle was made and how good it is; the Markdown card is written from the same object. */
export interface ModelCard {
  readonly bundle: Evaluation['bundle'] & { readonly bytes: number }
  /** Version of the lab and of the native library. */
  readonly madeWith: { readonly lab: string; readonly xgboost: string }
  readonly recipe: Recipe
  readonly sources: readonly Source[]
  readonly evaluation: Evaluation
  /** What moves the chance to convert on the test season, the most important first. */
  readonly importance: readonly (FeatureImportance & {
    /** Share of what all splits on it lessened the loss in training. */
    readonly gainShare: number
  })[]
  readonly limits: readonly string[]
}

/** What the first bundles cannot do, said on every card. */
export const knownLimits: readonly string[] = [
  'Overtime is solved over drives of average teams as far as the line tells them apart: timeouts, form and kickers are not looked at there, and kicks with time for one play are taken as outdoors in usual weather.',
  'Win probability flatters a tied offense in field goal range with one to five minutes left: it says about .77 where .69 (2017–2018) to .71 (2006–2016) won.',
  'An onside kick is valued where the kicking team is behind in the fourth quarter; surprise ones and squibs are not.',
  'No file gives the true line to gain: the hidden part of a whole-yard distance is the difference of two balls at the snap, from 501 tracked plays.',
  'Below one yard nothing but that sample identifies the conversion curve; it continues the slope in log-odds between one and two yards.',
  'What teams did is counted in regulation only, each season of the recipe alike; a fake counts as going for it.',
  'Fakes count as runs and passes. Penalties count where they were accepted, false starts included; a defensive penalty short of a first down is left out.',
  'Kickers and punters are known by name from earlier games, shrunk to the league; who kicks extra points or runs a kick back is not, and a punter moves no touchbacks.',
]

/** The card beside a bundle file: `x.frb` → `x.card.json`. */
export function cardFileOf(bundleFile: string): string {
  return `${bundleFile.replace(/\.frb$/, '')}.card.json`
}

/** The card in a file, or undefined where there is none that can be read. */
export async function maybeCard(file: string): Promise<ModelCard | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ModelCard
  } catch {
    return undefined
  }
}

/** Names and digests of source files, in their order. */
export function sourcesOf(files: readonly string[]): Promise<Source[]> {
  return Promise.all(
    files.map(async (file) => {
      const hash = createHash('sha256')
      await pipeline(createReadStream(file), hash)
      return { name: basename(file), sha256: hash.digest('hex') }
    }),
  )
}
