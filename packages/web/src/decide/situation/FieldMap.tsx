import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { ball, lineToGain } from '../state/changes.js'
import { forgetFault } from '../state/keepAddress.js'
import { change, situation } from '../state/situation.js'
import { downWords, spotWords, yardsWords } from '../words/spotWords.js'
import {
  keepingInSight,
  stepOfKey,
  stepped,
  type Window,
  windowAround,
  xOf,
  yardsIn,
} from './fieldGeometry.js'
import { bottom, Turf, top, width } from './Turf.js'

type Dragged = 'ball' | 'line'

interface Drag {
  readonly what: Dragged
  readonly startX: number
  readonly yardsToGo: number
  readonly yardsToGoal: number
}

/** The football field: ball and line to gain are dragged to a tenth of a yard, or stepped by keys. */
export function FieldMap() {
  const svg = useRef<SVGSVGElement>(null)
  const drag = useRef<Drag | null>(null)
  const held = useSignal<Window | null>(null)
  const { yardsToGoal: goal, yardsToGo: toGo, down } = situation.value
  if (typeof goal !== 'number' || typeof toGo !== 'number') return null
  const shown = held.value ?? windowAround(goal)
  const ballAt = 100 - goal
  const x = (yardLine: number) => xOf(yardLine, shown, width)
  const spot = { ...situation.value, down: down ?? 4 }

  const moved = (what: Dragged, yards: number, from: Pick<Drag, 'yardsToGo' | 'yardsToGoal'>) => {
    forgetFault()
    if (what === 'ball') change(ball(from.yardsToGoal - yards, from.yardsToGo))
    else change(lineToGain(from.yardsToGo + yards))
  }
  const grab = (what: Dragged) => (event: PointerEvent) => {
    event.preventDefault()
    const handle = event.currentTarget as SVGGElement
    handle.focus({ preventScroll: true })
    handle.setPointerCapture(event.pointerId)
    held.value = shown
    drag.current = { what, startX: event.clientX, yardsToGo: toGo, yardsToGoal: goal }
  }
  const pull = (event: PointerEvent) => {
    if (!drag.current || !svg.current) return
    const { what, startX } = drag.current
    moved(what, yardsIn(event.clientX - startX, svg.current.clientWidth), drag.current)
    const { yardsToGoal, yardsToGo } = situation.value
    const at = 100 - (yardsToGoal ?? 50)
    held.value = keepingInSight(held.value ?? shown, what === 'ball' ? at : at + (yardsToGo ?? 0))
  }
  const letGo = () => {
    drag.current = null
    held.value = null
  }
  const step = (what: Dragged) => (event: KeyboardEvent) => {
    const at = what === 'ball' ? ballAt : toGo
    const by = stepOfKey(event.key, event.shiftKey)
    const end = event.key === 'Home' ? 0 : event.key === 'End' ? 100 : undefined
    if (by === undefined && end === undefined) return
    event.preventDefault()
    const next = end ?? stepped(at, by ?? 0)
    moved(what, next - at, { yardsToGo: toGo, yardsToGoal: goal })
  }
  const handle = (what: Dragged) => ({
    class: `handle ${what}`,
    onPointerDown: grab(what),
    onPointerMove: pull,
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onKeyDown: step(what),
  })

  const kick = Math.round(goal + 18)
  const lineX = x(ballAt + toGo)
  const isRight = lineX > width * 0.72
  const beside = {
    x: isRight ? x(ballAt) - 28 : lineX + 10,
    'text-anchor': isRight ? 'end' : 'start',
  } as const
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its two sliders say what they are
    <svg ref={svg} class="field" viewBox={`0 0 ${width} 142`}>
      <Turf shown={shown} />
      <svg aria-hidden="true" class="field-words">
        <text {...beside} y={top + 22}>
          {toGo >= goal ? 'To the goal line' : `${yardsWords(toGo)} to gain`}
        </text>
        {kick <= 70 && (
          <text class="soft" {...beside} y={bottom - 12}>
            {kick}-yard field goal
          </text>
        )}
      </svg>
      <g
        {...handle('line')}
        role="slider"
        tabindex={0}
        aria-label="Line to gain"
        aria-orientation="horizontal"
        aria-valuemin={0.1}
        aria-valuemax={goal}
        aria-valuenow={toGo}
        aria-valuetext={`${downWords(spot)}: ${yardsWords(toGo)} to ${spotWords(spot, goal - toGo)}`}
      >
        <rect class="touch" x={lineX - 4} y={top - 12} width="24" height={bottom - top + 22} />
        <path class="line-to-gain" d={`M${lineX} ${top - 8}V${bottom + 8}`} />
        <circle class="knob" cx={lineX} cy={top - 8} r="6" />
      </g>
      <g
        {...handle('ball')}
        role="slider"
        tabindex={0}
        aria-label="Ball"
        aria-orientation="horizontal"
        aria-valuemin={0.1}
        aria-valuemax={99.9}
        aria-valuenow={Math.round(ballAt * 10) / 10}
        aria-valuetext={`Ball at ${spotWords(spot, goal)}`}
      >
        <rect class="touch" x={x(ballAt) - 34} y={top} width="34" height={bottom - top} />
        <path class="scrimmage" d={`M${x(ballAt)} ${top}V${bottom}`} />
        <ellipse class="football" cx={x(ballAt) - 11} cy="68" rx="10.5" ry="6.5" />
        <path class="laces" d={`M${x(ballAt) - 16} 68h10m-7.5-2v4m2.5-4v4m2.5-4v4`} />
      </g>
    </svg>
  )
}
