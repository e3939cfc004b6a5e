import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decodeTrees, scoreMargins, sigmoid, softmaxInto } from '@fourthright/guide'
import { expect, it } from 'vitest'
import { describeWith, needsBigData } from '../../../../test/support/needs.js'
import { compactTrees } from './compactTrees.js'

const need = needsBigData()
const folder = join(need.folder, 'peer-models', 'nflfastr')

/** A golden file: the features of real plays in the model's order, from the third column on, and what its authors' booster said. */
function golden(file: string, features: number) {
  const [head = [], ...lines] = readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const column = (name: string) => lines.map((line) => Number(line[head.indexOf(name)]))
  const numbers = lines.map((line) =>
    line.slice(2, 2 + features).map((text) => (text === '' ? Number.NaN : Number(text))),
  )
  return {
    names: head.slice(2, 2 + features),
    rows: Float32Array.from(numbers.flat()),
    count: lines.length,
    column,
  }
}

const ensembleOf = (file: string, names: readonly string[]) =>
  decodeTrees(compactTrees(gunzipSync(new Uint8Array(readFileSync(join(folder, file)))).toString(), names))

describeWith(need, "nflfastR's models, converted", () => {
  it('give the published win probabilities of 600 plays', () => {
    const { names, rows, count, column } = golden('golden_wp_model_spread.csv', 12)
    const published = column('pred')
    const margins = scoreMargins(ensembleOf('wp_model_spread.json.gz', names), rows, count)
    expect(count).toBe(600)
    margins.forEach((margin, play) => {
      expect(Math.abs(sigmoid(margin) - (published[play] as number))).toBeLessThan(1e-6)
    })
  })

  it('give the published next-score probabilities of 600 plays', () => {
    const { names, rows, count, column } = golden('golden_ep_model.csv', 18)
    const published = Array.from({ length: 7 }, (_, c) => column(`p${c}`))
    const probabilities = softmaxInto(scoreMargins(ensembleOf('ep_model.json.gz', names), rows, count), 7)
    expect(count).toBe(600)
    probabilities.forEach((probability, at) => {
      expect(Math.abs(probability - (published[at % 7]?.[Math.floor(at / 7)] as number))).toBeLessThan(1e-6)
    })
  })
})
