/** Closes what was opened, the last first; each is closed though another's closing fails. */
export class UnwindStack {
  readonly #closes: (() => Promise<unknown>)[] = []
  #unwinding: Promise<void> | undefined

  push(close: () => Promise<unknown>): void {
    this.#closes.push(close)
  }

  /** @throws the first error, after all were tried; once, however often it is asked */
  unwind(): Promise<void> {
    this.#unwinding ??= this.#closeAll()
    return this.#unwinding
  }

  async #closeAll(): Promise<void> {
    const errors: unknown[] = []
    for (let close = this.#closes.pop(); close !== undefined; close = this.#closes.pop()) {
      await close().catch((error: unknown) => errors.push(error))
    }
    if (errors.length > 0) throw errors[0]
  }
}
