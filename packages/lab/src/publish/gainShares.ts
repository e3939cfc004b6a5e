import { readXgboostModel, type XgboostTree } from './xgboostModel.js'

/**
 * How much each feature's splits lessened the loss in training, as shares of all ("gain" in XGBoost's importance).
 *
 * @param features how many there are
 */
export function gainShares(json: Uint8Array | string, features: number): number[] {
  const gains = new Array<number>(features).fill(0)
  const add = (tree: XgboostTree, node: number): void => {
    const left = tree.left_children[node] as number
    if (left < 0) return
    const feature = tree.split_indices[node] as number
    gains[feature] = (gains[feature] ?? 0) + (tree.loss_changes?.[node] ?? 0)
    add(tree, left)
    add(tree, tree.right_children[node] as number)
  }
  for (const tree of readXgboostModel(json).learner.gradient_booster.model.trees) add(tree, 0)
  const total = gains.reduce((sum, gain) => sum + gain, 0)
  return gains.map((gain) => gain / total)
}
