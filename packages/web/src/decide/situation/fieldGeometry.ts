/** The part of the field that is drawn, in yards from the offense's own goal line; end zones reach from −10 to 110. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** Yards that the drawing shows: wide enough for a first down, close enough to point at a tenth of a yard. */
export const shownYards = 42
/** Yards behind the ball that are shown. */
const behind = 12
/** A ball that comes nearer to the edge than this moves the window along. */
const margin = 4
const endZone = 10

/** The window around a ball, all of it on the field. */
export function windowAround(yardsToGoal: number): Window {
  return startingAt(100 - yardsToGoal - behind)
}

/** The window, moved along no farther than it takes to keep a yard line in sight. */
export function keepingInSight(window: Window, yardLine: number): Window {
  if (yardLine < window.from + margin) return startingAt(yardLine - margin)
  if (yardLine > window.to - margin) return startingAt(yardLine + margin - shownYards)
  return window
}

/** Where a yard line is drawn on a field that is so many units wide. */
export function xOf(yardLine: number, { from }: Window, width: number): number {
  return ((yardLine - from) / shownYards) * width
}

/** How many yards a way on the screen is. */
export function yardsIn(pixels: number, width: number): number {
  return width > 0 ? (pixels / width) * shownYards : 0
}

/** The lines that carry a number: 10, 20 … 50 … 10, as yards from the own goal line. */
export function numberedLines({ from, to }: Window): { yardLine: number; name: string }[] {
  const lines = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
  return lines
    .filter((yardLine) => yardLine >= from && yardLine <= to)
    .map((yardLine) => ({
      yardLine,
      name: yardLine % 100 === 0 ? 'Goal' : String(Math.min(yardLine, 100 - yardLine)),
    }))
}

/**
 * The next place a step away: whole steps, so that a yard's step from a quarter of a yard leads to the whole yard.
 *
 * @param step in yards, negative to go down
 */
export function stepped(value: number, step: number): number {
  const size = Math.abs(step)
  const place = value / size
  const next = step > 0 ? Math.floor(place + 1e-6) + 1 : Math.ceil(place - 1e-6) - 1
  return Math.round(next * size * 10) / 10
}

/** The step of a key on a slider in yards, toward the goal line or away from it; undefined for other keys. */
export function stepOfKey(key: string, isFine: boolean): number | undefined {
  const small = isFine ? 0.1 : 1
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: small,
    ArrowUp: small,
    ArrowLeft: -small,
    ArrowDown: -small,
    PageUp: 10,
    PageDown: -10,
  }
  return steps[key]
}

function startingAt(from: number): Window {
  const clamped = Math.min(100 + endZone - shownYards, Math.max(-endZone, from))
  return { from: clamped, to: clamped + shownYards }
}
