/**
 * Does some work that ends by itself, or by Ctrl-C and SIGTERM: both abort the work's signal, and the work ends as it
 * does then. A second Ctrl-C ends the program.
 */
export async function untilSignalled(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController()
  const abort = () => stop.abort()
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const name of signals) process.once(name, abort)
  try {
    await work(stop.signal)
  } finally {
    for (const name of signals) process.off(name, abort)
  }
}
