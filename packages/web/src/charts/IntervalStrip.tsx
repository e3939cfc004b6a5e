interface Strip {
  readonly value: number
  /** Ends of the interval; null where nobody knows it. */
  readonly interval: readonly [low: number, high: number] | null
  /** The values at the strip's two ends. */
  readonly from: number
  readonly to: number
  /** Where everybody's mean lies. */
  readonly mean?: number
  /** What others have: hollow diamonds. */
  readonly others?: readonly number[]
  readonly colour?: string
}

/**
 * A value as a dot and its interval as a bar, on an axis that all rows share. A picture beside the figure, which says
 * the same: hidden from screen readers.
 */
export function IntervalStrip({
  value,
  interval,
  from,
  to,
  mean,
  others = [],
  colour = 'var(--ink)',
}: Strip) {
  const share = (one: number) => 100 * Math.max(0, Math.min(1, (one - from) / (to - from || 1)))
  const at = (one: number) => ({ left: `${share(one).toFixed(2)}%` })
  return (
    <span class="strip" aria-hidden="true" style={{ '--colour': colour }}>
      {mean === undefined ? null : <i class="mean" style={at(mean)} />}
      {interval ? (
        <i
          class="interval"
          style={{ ...at(interval[0]), width: `${(share(interval[1]) - share(interval[0])).toFixed(2)}%` }}
        />
      ) : null}
      {others.map((other) => (
        <i key={other} class="other" style={at(other)} />
      ))}
      <i class="dot" style={at(value)} />
    </span>
  )
}
