const beat = 250

/**
 * Calls back when the process that started this one is gone, however it ended: its children then get another parent.
 *
 * @returns stops watching
 */
export function endWithParent(gone: () => void): () => Promise<void> {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    gone()
  }, beat).unref()
  return async () => clearInterval(timer)
}
