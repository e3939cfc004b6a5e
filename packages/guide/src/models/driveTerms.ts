import type { DriveInput } from './footballModels.js'

/** Names of the terms in the order in which a bundle holds their weights. */
export const driveTermNames = [
  'one',
  'spot',
  ...['inside5', 'inside10', 'inside20', 'inside30', 'inside40', 'beyond50', 'beyond80'],
  ...['down2', 'down3', 'down4', 'distance12', 'distance3', 'distance4'],
  ...['down4spot', 'down4inside10', 'down4beyond35', 'down4fieldGoalOrLose', 'down4touchdownOrLose'],
  ...['fieldGoalWins', 'fieldGoalOrLose', 'touchdownOrLose'],
  ...['fieldGoalWinsSpot', 'fieldGoalOrLoseSpot', 'touchdownOrLoseSpot'],
  ...['fieldGoalWinsInside35', 'fieldGoalOrLoseInside35', 'touchdownOrLoseInside35'],
  ...['within20', 'within60', 'within180', 'within20spot', 'within60spot', 'within180spot'],
  ...['winsWithin60', 'winsWithin180', 'winsWithin60spot', 'winsWithin180spot'],
  'line',
] as const

/**
 * What the log-odds of a drive's ends are linear in: spot with bends where football changes (the goal line, the red zone,
 * field goal range, midfield, the own goal line), down and distance, what the team needs, time left (over 20, 60 and 180
 * seconds; apart for a team that any score wins for, whose drives are seen with much time left, too, but hardly with less than 20), the line. Tens of
 * yards and of points.
 */
export function driveTerms(input: DriveInput): readonly number[] {
  const { down, yardsToGo, yardsToGoal, secondsLeft, need, possessionTeamLine } = input
  const spot = yardsToGoal / 10
  const inside = (yards: number) => Math.max(0, yards - yardsToGoal) / 10
  const beyond = (yards: number) => Math.max(0, yardsToGoal - yards) / 10
  const distance = Math.log(Math.max(0.5, yardsToGo) / 10)
  const fourth = down === 4 ? 1 : 0
  const wins = need === 'fieldGoalWins' ? 1 : 0
  const ties = need === 'fieldGoalOrLose' ? 1 : 0
  const lags = need === 'touchdownOrLose' ? 1 : 0
  const in20 = Math.exp(-secondsLeft / 20)
  const in60 = Math.exp(-secondsLeft / 60)
  const in180 = Math.exp(-secondsLeft / 180)
  // in the order of the names
  // biome-ignore format: a line a group
  return [
    1, spot,
    inside(5), inside(10), inside(20), inside(30), inside(40), beyond(50), beyond(80),
    down === 2 ? 1 : 0, down === 3 ? 1 : 0, fourth,
    down <= 2 ? distance : 0, down === 3 ? distance : 0, fourth * distance,
    fourth * spot, fourth * inside(10), fourth * beyond(35), fourth * ties, fourth * lags,
    wins, ties, lags,
    wins * spot, ties * spot, lags * spot,
    wins * inside(35), ties * inside(35), lags * inside(35),
    in20, in60, in180, in20 * spot, in60 * spot, in180 * spot,
    wins * in60, wins * in180, wins * in60 * spot, wins * in180 * spot,
    possessionTeamLine / 10,
  ]
}

/** Names of the terms of running out of time, in the order in which a bundle holds their weights. */
export const timeUpTermNames = [
  'one',
  'minutes',
  'within20',
  'within60',
  'spot',
  'within60spot',
  'needsScore',
] as const

/** What the log-odds of running out of time without a score are linear in; with many minutes left nobody does. */
export function timeUpTerms({ yardsToGoal, secondsLeft, need }: DriveInput): readonly number[] {
  const spot = yardsToGoal / 10
  const in60 = Math.exp(-secondsLeft / 60)
  const needsScore = need === 'points' ? 0 : 1
  return [1, secondsLeft / 60, Math.exp(-secondsLeft / 20), in60, spot, in60 * spot, needsScore]
}
