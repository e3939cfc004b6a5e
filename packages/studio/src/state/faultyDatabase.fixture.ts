import type { Database, Queryable } from '../store/database.js'

/** A real database that stops answering when it is told to. */
export class FaultyDatabase implements Database {
  readonly kind: Database['kind']
  /** Whether the channel is heard. */
  hears = true
  /** Statements that were begun. */
  asked = 0
  /** The most that were under way at once. */
  mostAtOnce = 0
  #atOnce = 0
  #mode: 'answers' | 'hangs' | 'fails' = 'answers'
  #goOn = () => {}
  #held = Promise.resolve()

  constructor(private readonly behind: Database) {
    this.kind = behind.kind
  }

  hang(): void {
    this.#mode = 'hangs'
    this.#held = new Promise((resolve) => {
      this.#goOn = resolve
    })
  }

  fail(): void {
    this.#mode = 'fails'
  }

  /** What hung is answered, too. */
  answer(): void {
    this.#mode = 'answers'
    this.#goOn()
  }

  query: Queryable['query'] = async (sql, params) => {
    this.asked += 1
    this.#atOnce += 1
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce)
    try {
      if (this.#mode === 'hangs') await this.#held
      if (this.#mode === 'fails') throw new Error('The database was told to fail.')
      return await this.behind.query(sql, params)
    } finally {
      this.#atOnce -= 1
    }
  }

  transaction: Database['transaction'] = (work) => this.behind.transaction(work)

  listen: Database['listen'] = (channel, heard) =>
    this.behind.listen(channel, (payload) => {
      if (this.hears) heard(payload)
    })

  close = (): Promise<void> => this.behind.close()
}
