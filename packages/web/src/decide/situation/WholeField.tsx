import { ball } from '../state/changes.js'
import { forgetFault } from '../state/keepAddress.js'
import { change, situation } from '../state/situation.js'
import { windowAround } from './fieldGeometry.js'

/** The whole field in a strip: where on it the part below lies, and a tap carries the ball there. */
export function WholeField() {
  const { yardsToGoal: goal, yardsToGo: toGo } = situation.value
  if (typeof goal !== 'number' || typeof toGo !== 'number') return null
  const { from, to } = windowAround(goal)
  const carry = (event: PointerEvent) => {
    const strip = event.currentTarget as SVGSVGElement
    const { left, width } = strip.getBoundingClientRect()
    const yardLine = ((event.clientX - left) / width) * 120 - 10
    forgetFault()
    change(ball(Math.min(99, Math.max(1, Math.round(100 - yardLine))), toGo))
  }
  return (
    // a pointer's short cut: keys carry the ball by ten yards with Page Up and Page Down
    <svg
      class="whole-field"
      viewBox="-10 0 120 12"
      preserveAspectRatio="none"
      aria-hidden="true"
      onPointerDown={carry}
    >
      <rect class="turf" x="-10" y="3" width="120" height="6" />
      <rect class="end-zone" x="-10" y="3" width="10" height="6" />
      <rect class="end-zone" x="100" y="3" width="10" height="6" />
      <rect class="seen" x={from} y="3" width={to - from} height="6" />
      <rect class="mark" x={100 - goal - 0.5} y="1" width="1" height="10" />
      <rect class="gain" x={Math.min(100, 100 - goal + toGo)} y="1" width="0.8" height="10" />
    </svg>
  )
}
