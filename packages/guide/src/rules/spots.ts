import { dated } from './dated.js'

/** Points, by what is scored. */
export const points = dated('Points', [
  {
    from: 1999,
    value: { touchdown: 6, fieldGoal: 3, safety: 2, kickedTry: 1, twoPointTry: 2 },
    source: 'NFL Rule 11, Section 1',
  },
])

/** Where a drive starts after a touchback that no kickoff led to (punt, interception, fumble). */
export const touchback = dated('Start after a touchback, kickoffs apart: yards from the own goal line', [
  { from: 1999, value: 20, source: 'NFL Rule 11, Section 6 (touchback)' },
])

/** Yards from the line of scrimmage back to the spot of a field goal kick. */
export const fieldGoalSetback = dated('Spot of a field goal kick: yards behind the line of scrimmage', [
  {
    from: 1999,
    value: 8,
    source: 'measured: holder seven to eight yards back, next start after 2,616 misses, 2001–2019 (mean 8.3)',
  },
])

/** From here a field goal is likelier good than not: a team that needs one only may let the clock run. */
export const likelyKick = dated(
  'A field goal is likelier good than not up to: line of scrimmage, yards to the goal line',
  [
    {
      from: 1999,
      value: 39,
      source: 'measured: kicks of 56 and 57 yards good .62 (92), of 58 and 59 .45 (49), 2010–2018',
    },
  ],
)

/** The defense gets the ball after a miss at the spot of the kick, but at least this far from its goal line. */
export const missedKickAtLeast = dated(
  'After a missed field goal the defense starts at the spot of the kick, but at least so many yards from its goal line',
  [{ from: 1999, value: 20, source: 'NFL Rule 11, Section 4, Article 2 (spot of the kick since 1994)' }],
)

/** Line of scrimmage of a kicked try, as yards to the goal line. */
export const tryKickSpot = dated('Kicked try: line of scrimmage, yards to the goal line', [
  { from: 1999, value: 2, source: 'NFL Rule 11, Section 3' },
  { from: 2015, value: 15, source: '2015 rule change' },
])

/** Line of scrimmage of a two-point try, as yards to the goal line. */
export const twoPointSpot = dated('Two-point try: line of scrimmage, yards to the goal line', [
  { from: 1999, value: 2, source: 'NFL Rule 11, Section 3' },
])

/** Points for the defense when it returns a try: none before it was allowed to. */
export const defensiveTryPoints = dated('Points for the defense that returns a try', [
  { from: 1999, value: 0, source: 'NFL Rule 11, Section 3: the ball is dead once the defense has it' },
  { from: 2015, value: 2, source: '2015 rule change' },
])

/** Is the try played after the touchdown that wins the game with no time left? */
export const tryAfterLastWin = dated('A try is played after a touchdown that wins with no time left', [
  { from: 1999, value: true, source: 'NFL Rule 4, Section 8' },
  { from: 2018, value: false, source: '2018 rule change' },
])
