import type { OutcomeModel } from '../models/outcomeModel.js'

/** Rows that a model is to answer in one batch: ask them all, then read the answers. */
export class Questions<Input, Output> {
  private readonly rows: Input[] = []
  private answers: Output[] = []

  constructor(private model: OutcomeModel<Input, Output>) {}

  /** Asks one row. The first answer that is read sends all rows not yet answered to the model. */
  ask(row: Input): () => Output {
    const place = this.rows.push(row) - 1
    return () => {
      if (place >= this.answers.length) {
        this.answers = this.answers.concat(this.model.predict(this.rows.slice(this.answers.length)))
      }
      return this.answers[place] as Output
    }
  }

  /** Puts all questions to another model: whoever reads an answer from now on reads that model's. */
  putTo(model: OutcomeModel<Input, Output>): void {
    this.model = model
    this.answers = []
  }
}
