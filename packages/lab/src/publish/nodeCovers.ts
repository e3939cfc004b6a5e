import { DataError } from '@fourthright/guide'
import { readXgboostModel, type XgboostTree } from './xgboostModel.js'

/**
 * How many training rows, by weight (the sum of their hessians), came to each node: in preorder, tree after tree, as
 * `compactTrees` writes the nodes.
 *
 * @param json XGBoost's JSON, as `TrainedBooster.model`.
 * @throws DataError 'publish/not-a-model'; 'publish/covers' when the file does not say.
 */
export function nodeCovers(json: Uint8Array | string): Float32Array {
  const covers: number[] = []
  const write = (tree: XgboostTree, node: number): void => {
    const cover = tree.sum_hessian?.[node]
    if (cover === undefined) throw withoutCovers()
    covers.push(cover)
    const left = tree.left_children[node] as number
    if (left < 0) return
    write(tree, left)
    write(tree, tree.right_children[node] as number)
  }
  for (const tree of readXgboostModel(json).learner.gradient_booster.model.trees) write(tree, 0)
  return Float32Array.from(covers)
}

function withoutCovers(): DataError {
  return new DataError('publish/covers', {
    field: 'sum_hessian',
    valid: "XGBoost's JSON model as trainBooster returns it",
    message: 'The model does not say how many rows came to each node; its answers cannot be explained.',
  })
}
