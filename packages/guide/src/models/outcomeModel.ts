/**
 * The one contract of every football model: numbers known before the snap in, a distribution out.
 *
 * `predict` answers a batch in its order; a batch of one equals the same row inside any batch.
 */
export interface OutcomeModel<Input, Distribution> {
  readonly name: string
  /** The fields of Input that the model reads, in the order in which the bundle stores them. */
  readonly inputs: readonly (keyof Input)[]
  predict(batch: readonly Input[]): Distribution[]
}
