import { type ListedDecision, secondsPlayed } from './listedDecision.js'

type Measure = (decision: ListedDecision) => number | string | null

const measures = {
  cost: ({ cost }) => cost,
  edge: ({ edge }) => edge,
  week: ({ played }) => played.week,
  team: ({ offense }) => offense,
  coach: ({ offenseCoach }) => offenseCoach,
  time: ({ quarter, clock }) => secondsPlayed(quarter, clock),
  distance: ({ yardsToGo }) => yardsToGo,
  called: ({ actualChoice }) => actualChoice,
  right: ({ recommendation }) => recommendation,
} as const satisfies Record<string, Measure>

export type SortKey = keyof typeof measures
export const sortKeys = Object.keys(measures) as readonly SortKey[]

/** What is most interesting when it is largest, so that the first click sorts downward. */
export const largestFirst: readonly SortKey[] = ['cost', 'edge']

/** The decisions in an order; what has no value comes last either way, and equal ones keep the season's order. */
export function sortDecisions(
  decisions: readonly ListedDecision[],
  key: SortKey,
  descending: boolean,
): readonly ListedDecision[] {
  const measure: Measure = measures[key]
  const direction = descending ? -1 : 1
  return [...decisions].sort((one, other) => {
    const [left, right] = [measure(one), measure(other)]
    if (left === right) return one.place - other.place
    if (left === null) return 1
    if (right === null) return -1
    return left < right ? -direction : direction
  })
}
