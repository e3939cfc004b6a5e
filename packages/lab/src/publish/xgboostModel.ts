import { DataError } from '@fourthright/guide'

/** One tree of XGBoost's JSON, as far as scoring needs it: parallel arrays over its nodes, node 0 the root. */
export interface XgboostTree {
  /** −1 for a leaf. */
  readonly left_children: readonly number[]
  readonly right_children: readonly number[]
  readonly split_indices: readonly number[]
  /** A split's threshold, or what a leaf adds. */
  readonly split_conditions: readonly number[]
  /** 1 (in old files true) where missing values go left. */
  readonly default_left: readonly (number | boolean)[]
  /** 1 for a categorical split; absent in old files. */
  readonly split_type?: readonly number[]
  /** Training rows at each node, by weight. */
  readonly sum_hessian?: readonly number[]
  /** What each split lessened the loss by. */
  readonly loss_changes?: readonly number[]
  readonly tree_param?: { readonly size_leaf_vector?: string }
}

/** XGBoost's JSON model, versions 1.0 to 3.x, as far as scoring needs it. Numbers of parameters are texts. */
export interface XgboostModel {
  readonly learner: {
    readonly feature_names?: readonly string[]
    readonly gradient_booster: {
      readonly name: string
      readonly model: { readonly trees: readonly XgboostTree[]; readonly tree_info: readonly number[] }
    }
    readonly learner_model_param: {
      /** A text such as "5E-1", from 3.1 on a list such as "[5E-1]". */
      readonly base_score: string
      readonly num_class: string
      readonly num_feature: string
      readonly num_target?: string
    }
    readonly objective: { readonly name: string }
  }
}

/**
 * Reads XGBoost's JSON model.
 * @throws DataError 'publish/not-a-model' when it is not one.
 */
export function readXgboostModel(json: Uint8Array | string): XgboostModel {
  const text = typeof json === 'string' ? json : new TextDecoder().decode(json)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (cause) {
    throw notAModel(cause instanceof Error ? cause.message : String(cause))
  }
  const { learner } = (parsed ?? {}) as Partial<XgboostModel>
  // A booster of weights (gblinear) has no trees, and one of dropped trees (dart) keeps its own a level deeper.
  if (!learner?.learner_model_param || !learner.objective || !learner.gradient_booster?.name)
    throw notAModel('learner, its parameters, objective or booster are absent')
  return parsed as XgboostModel
}

function notAModel(reason: string): DataError {
  return new DataError('publish/not-a-model', {
    field: 'model',
    value: reason,
    valid: "XGBoost's JSON model, as trainBooster returns it or Booster.save_model('x.json') writes it",
    message: `This is not XGBoost's JSON: ${reason}.`,
  })
}
