/** Runs what it is given one after the other, in the order of the calls; a failure holds up nothing behind it. */
export function inTurn(): <Result>(run: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const mine = last.then(run, run)
    last = mine.catch(() => {})
    return mine
  }
}
