import type { ListedDecision } from './listedDecision.js'

/** Where the ball is, as a reporter says it: "HOU 36", "own 20" for the offense's half, "midfield". */
export function spotWords(yardsToGoal: number, defense: string): string {
  if (yardsToGoal === 50) return 'midfield'
  return yardsToGoal < 50 ? `${defense} ${yardsToGoal}` : `own ${100 - yardsToGoal}`
}

/** Down, distance and spot: "4th & 2 at HOU 36", "4th & goal at HOU 3". */
export function downWords(decision: Pick<ListedDecision, 'yardsToGo' | 'yardsToGoal' | 'defense'>): string {
  const { yardsToGo, yardsToGoal, defense } = decision
  const toGo = yardsToGo >= yardsToGoal ? 'goal' : String(yardsToGo)
  return `4th & ${toGo} at ${spotWords(yardsToGoal, defense)}`
}

/** Quarter and clock: "Q4 3:21", "OT 7:02". */
export function timeWords({ quarter, clock }: { quarter: number; clock: string }): string {
  return `${quarterWords(quarter)} ${clock}`
}

/** "Q4", "OT", "2nd OT". */
export function quarterWords(quarter: number): string {
  if (quarter <= 4) return `Q${quarter}`
  return quarter === 5 ? 'OT' : `OT ${quarter - 4}`
}

/** The score from the offense's view: "tied 20–20", "down 17–20", "up 7–3". */
export function scoreWords({
  offenseScore,
  defenseScore,
}: Pick<ListedDecision, 'offenseScore' | 'defenseScore'>) {
  const lead = offenseScore - defenseScore
  return `${lead === 0 ? 'tied' : lead < 0 ? 'down' : 'up'} ${offenseScore}–${defenseScore}`
}

const results: Readonly<Record<string, string>> = {
  firstDown: 'First down',
  touchdown: 'Touchdown',
  stopped: 'Stopped',
  interception: 'Intercepted',
  fumbleLost: 'Fumble lost',
  safety: 'Safety',
  made: 'Good',
  missed: 'No good',
  fieldGoalBlocked: 'Blocked',
  puntReturned: 'Punted',
  puntTouchback: 'Touchback',
  puntBlocked: 'Punt blocked',
  puntLost: 'Muffed, kept the ball',
  returnTouchdown: 'Returned for a touchdown',
  noPlay: 'No play',
  // as a live game tells it
  firstDownByPenalty: 'First down by penalty',
  penalty: 'Penalty',
  turnover: 'Turnover',
  blocked: 'Blocked',
  punted: 'Punted',
  kneel: 'Kneeled',
}

/** How it went, in words; yards where they tell something. */
export function resultWords(result: string | null, yardsGained: number | null = null): string {
  if (result === null) return ''
  const words = results[result] ?? result.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const tells = yardsGained !== null && ['firstDown', 'stopped'].includes(result)
  return tells ? `${words}, ${yardsGained} yd` : words
}
