/** What Files takes at most. */
export interface Limits {
  readonly uploadBytes: number
  /** Uploads at the same time. */
  readonly uploads: number
  /** Entries of a folder that are listed; the listing says how many there are. */
  readonly listedEntries: number
  /** Bytes of a request that is no upload. */
  readonly bodyBytes: number
  /** Open WebSockets. */
  readonly followers: number
  /** Folders within folders that are deleted in one go. */
  readonly depth: number
}

export const usualLimits: Limits = {
  uploadBytes: 2 * 2 ** 30,
  uploads: 8,
  listedEntries: 5_000,
  bodyBytes: 16 * 1024,
  followers: 64,
  depth: 100,
}
