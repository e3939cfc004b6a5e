/** What a source of a live game delivers: a whole document of the feed as parsed from JSON, or why there is none. */
export type FeedArrival =
  | { readonly kind: 'document'; readonly document: unknown }
  | { readonly kind: 'stalled'; readonly seconds: number }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'unreachable'; readonly message: string }

/** Where a live game's feed comes from: a recorded game replayed, or an address that is asked again and again. */
export interface FeedSource {
  /** nflverse's id, e.g. 2020_01_ARI_SF. */
  readonly game: string
  /** Arrivals until the game is over or `signal` is aborted; documents may repeat, be corrected, or come out of order. */
  arrivals(signal: AbortSignal): AsyncIterable<FeedArrival>
}
