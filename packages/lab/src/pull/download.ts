import { fetchOnce } from './fetchOnce.js'
import { failed, Interruption } from './interruption.js'

/** How long a download keeps trying. */
export interface Patience {
  /** Milliseconds without a byte after which a connection counts as dead. */
  readonly stall: number
  /** Attempts in a row that bring nothing new. */
  readonly attempts: number
  /** Milliseconds before the second attempt; doubled each time, at most a minute. */
  readonly firstPause: number
}

export const usualPatience: Patience = { stall: 30_000, attempts: 6, firstPause: 500 }

export interface DownloadOptions {
  readonly patience?: Patience
  /** The version that is there already: it is not sent again. */
  readonly knownEtag?: string | null
  /** Bytes that are there, and how many there will be, null where the server does not say. */
  readonly onBytes?: (bytes: number, total: number | null) => void
}

export type DownloadResult =
  | { readonly state: 'complete'; readonly bytes: number; readonly etag: string | null }
  | { readonly state: 'unchanged' | 'notPublished' }

/**
 * Downloads `url` into the partial file `part`, going on where an earlier attempt or process stopped.
 *
 * Complete means: as many bytes as the server announced, all of one version. What they are is for the caller to check.
 *
 * @throws DataError `data/download-failed` when patience ends or the server refuses.
 */
export async function download(
  url: string,
  part: string,
  options: DownloadOptions = {},
): Promise<DownloadResult> {
  const { patience = usualPatience } = options
  let mostBytes = 0
  let inVain = 0
  for (;;) {
    try {
      return await fetchOnce(url, part, patience.stall, options)
    } catch (error) {
      if (!(error instanceof Interruption)) throw error
      inVain = error.bytes > mostBytes ? 1 : inVain + 1
      mostBytes = Math.max(mostBytes, error.bytes)
      if (inVain >= patience.attempts) throw failed(url, `${error.message}, ${inVain} times in a row`)
      await pause(Math.min(60_000, patience.firstPause * 2 ** (inVain - 1)))
    }
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
