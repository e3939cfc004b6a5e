import type { SituationInput } from '../../situation/situationSchema.js'
import { card, ink } from './ink.js'
import { element } from './xml.js'

const top = 146
const height = 34
/** The strip is the field from the offense's own goal line, at the left, to the one that it attacks, and its end zones. */
const endZone = 10
const wide = card.width - 2 * card.margin

/** The field as a strip, the offense going to the right: the ball, and the line to gain in yellow. */
export function fieldStrip({ phase, yardsToGo, yardsToGoal }: SituationInput): string {
  const at = (fromOwnGoal: number) => card.margin + ((fromOwnGoal + endZone) / (100 + 2 * endZone)) * wide
  const stripe = (x: number, colour: string, width: number, more = 0) =>
    element('rect', { x: x - width / 2, y: top - more, width, height: height + 2 * more, fill: colour })
  const yardLines = Array.from({ length: 11 }, (_, tens) => stripe(at(10 * tens), ink.turfLine, 2))
  const turf =
    element('rect', { x: card.margin, y: top, width: wide, height, rx: 8, fill: ink.turf }) +
    element('rect', {
      x: at(100),
      y: top,
      width: at(110) - at(100),
      height,
      rx: 8,
      fill: ink.go,
      opacity: 0.2,
    })
  if (phase === 'try' || typeof yardsToGoal !== 'number') return [turf, ...yardLines].join('')
  const ball = 100 - yardsToGoal
  return [
    turf,
    ...yardLines,
    stripe(at(Math.min(100, ball + (yardsToGo ?? 10))), ink.lineToGain, 5, 5),
    element('ellipse', { cx: at(ball) - 9, cy: top + height / 2, rx: 9, ry: 5.5, fill: ink.ball }),
  ].join('')
}
