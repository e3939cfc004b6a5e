/** What the scoring kernel can answer, hence what the engine trains. */
export type Objective = 'multi:softprob' | 'binary:logistic' | 'reg:squarederror'

/** The metric of the evaluations; `auc` and `aucpr` are better when greater, the others when smaller. */
export type Metric = 'mlogloss' | 'merror' | 'logloss' | 'error' | 'rmse' | 'mae' | 'auc' | 'aucpr'

/**
 * XGBoost's own parameters under their published names; what is absent has XGBoost's default.
 * Source: https://xgboost.readthedocs.io/en/release_1.7.0/parameter.html.
 */
export interface XgboostParameters {
  readonly objective: Objective
  /** Number of classes, for `multi:softprob` only; labels are 0 … num_class − 1. */
  readonly num_class?: number
  /** Margins start here: a probability for `binary:logistic`. Default 0.5 in every version of XGBoost. */
  readonly base_score?: number
  /** Learning rate, (0, 1]; default 0.3. */
  readonly eta?: number
  /** Default 6. */
  readonly max_depth?: number
  readonly max_leaves?: number
  readonly grow_policy?: 'depthwise' | 'lossguide'
  readonly min_child_weight?: number
  readonly max_delta_step?: number
  readonly gamma?: number
  readonly lambda?: number
  readonly alpha?: number
  /** Share of rows a tree sees, (0, 1]; drawn from the request's seed. */
  readonly subsample?: number
  readonly colsample_bytree?: number
  readonly colsample_bylevel?: number
  readonly colsample_bynode?: number
  /** Default `hist`. */
  readonly tree_method?: 'hist' | 'approx' | 'exact'
  readonly max_bin?: number
  /** Trees a round and class (boosted forests); default 1. */
  readonly num_parallel_tree?: number
  readonly scale_pos_weight?: number
  /** One of −1, 0, 1 a feature, in the features' order. */
  readonly monotone_constraints?: readonly number[]
  /** Groups of feature indices that may meet in one branch. */
  readonly interaction_constraints?: readonly (readonly number[])[]
}

/** Margins a row: the classes of a softprob, otherwise one. */
export function marginsPerRow(parameters: XgboostParameters): number {
  return parameters.objective === 'multi:softprob' ? (parameters.num_class ?? 0) : 1
}

/** Whether a greater value of the metric is the better one. */
export function greaterIsBetter(metric: Metric): boolean {
  return metric === 'auc' || metric === 'aucpr'
}

/** What XGBoost would report for the objective if no metric were named. */
export function naturalMetric(objective: Objective): Metric {
  if (objective === 'multi:softprob') return 'mlogloss'
  return objective === 'binary:logistic' ? 'logloss' : 'rmse'
}

/**
 * The parameters as XGBoost reads them, name and text.
 *
 * Fixed here for reproducible models: one thread (more threads fall apart when anything else runs,
 * and parallel work goes by processes), a base score that newer versions would otherwise estimate.
 */
export function asXgboostText(
  parameters: XgboostParameters,
  metric: Metric,
  seed: number,
): [name: string, value: string][] {
  const { monotone_constraints, interaction_constraints, ...plain } = parameters
  const settings: Record<string, string | number | undefined> = {
    tree_method: 'hist',
    base_score: 0.5,
    ...plain,
    booster: 'gbtree',
    eval_metric: metric,
    nthread: 1,
    verbosity: 0,
    seed,
  }
  if (monotone_constraints) settings.monotone_constraints = `(${monotone_constraints.join(',')})`
  if (interaction_constraints) settings.interaction_constraints = JSON.stringify(interaction_constraints)
  return Object.entries(settings).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
}
