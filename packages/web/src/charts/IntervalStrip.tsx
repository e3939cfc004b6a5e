import type { Estimate } from '@fourthright/plays/explore'

interface Strip {
  readonly estimate: Estimate
  /** The values at the strip's two ends. */
  readonly from: number
  readonly to: number
  /** Where everybody's mean lies. */
  readonly mean?: number
  readonly colour?: string
}

/**
 * A value as a dot and its interval as a bar, on an axis that all rows share. A picture beside the figure, which says
 * the same: hidden from screen readers.
 */
export function IntervalStrip({ estimate, from, to, mean, colour = 'var(--ink)' }: Strip) {
  const at = (value: number) =>
    `${(100 * Math.max(0, Math.min(1, (value - from) / (to - from)))).toFixed(2)}%`
  return (
    <svg class="strip" height="18" aria-hidden="true" focusable="false">
      <title>{''}</title>
      <line x1="0" x2="100%" y1="9" y2="9" stroke="var(--line)" />
      {mean === undefined ? null : (
        <line x1={at(mean)} x2={at(mean)} y1="0" y2="18" stroke="var(--soft)" stroke-dasharray="2 2" />
      )}
      <line
        x1={at(estimate.low)}
        x2={at(estimate.high)}
        y1="9"
        y2="9"
        stroke={colour}
        stroke-width="5"
        stroke-opacity="0.35"
        stroke-linecap="round"
      />
      <circle cx={at(estimate.value)} cy="9" r="5" fill={colour} />
    </svg>
  )
}
