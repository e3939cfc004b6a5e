import type { Choice } from '../../outcomes/choice.js'

/** The card's box in pixels: the shape that posts show uncropped. */
export const card = { width: 1200, height: 675, margin: 64 } as const

/** Calm paper; yellow is the line to gain and nothing else. Every text on paper has a contrast of 4.5 or more. */
export const ink = {
  paper: '#f7f6f2',
  text: '#15191c',
  soft: '#565f66',
  line: '#e2dfd6',
  go: '#0b6f51',
  turf: '#e3ebdf',
  turfLine: '#c3d1bb',
  lineToGain: '#e0a400',
  ball: '#7b4a25',
} as const

const kick = '#3357cf'

/** One colour a choice, everywhere. */
export const choiceInk: Readonly<Record<Choice, string>> = {
  goForIt: ink.go,
  twoPoint: ink.go,
  fieldGoal: kick,
  kick,
  punt: '#8a5510',
  kneel: ink.soft,
}
