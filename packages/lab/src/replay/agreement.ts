import type { GameState } from '@fourthright/guide'
import type { PlayOutcome } from '@fourthright/plays'

/** What the game's next row says: a label to compare with, never an input. Null where the game has no next row. */
export interface NextRow {
  readonly moment: 'scrimmage' | 'try' | 'kickoff'
  readonly offense: string
  readonly down: number | null
  readonly yardsToGoal: number | null
  readonly quarter: number
  readonly homeScore: number
  readonly awayScore: number
}

export type Agreement = 'exact' | 'withinAYard' | 'off'

/** Spots are rounded from either side of the field. */
const closeEnough = 1

/**
 * Compares a replayed state with the next row: possession, down, half and score exactly, the spot within a yard. After a
 * score the next row is a try or a kickoff: then phase, who has or receives the ball, half and score.
 */
export function agreementOf(replayed: GameState, next: NextRow | null, home: string): Agreement {
  if (!next) return replayed.phase === 'final' || endsWithoutTry(replayed) ? 'exact' : 'off'
  const ours = replayed.offense === home
  const [homeScore, awayScore] = ours
    ? [replayed.offenseScore, replayed.defenseScore]
    : [replayed.defenseScore, replayed.offenseScore]
  const isSame =
    halfOf(replayed.quarter) === halfOf(next.quarter) &&
    homeScore === next.homeScore &&
    awayScore === next.awayScore &&
    (isCoinToss(replayed) || replayed.offense === next.offense)
  if (!isSame || !isFollowedBy(replayed, next)) return 'off'
  if (replayed.phase !== 'scrimmage' || next.moment !== 'scrimmage') return 'exact'
  const missed = Math.abs((replayed.yardsToGoal ?? 0) - (next.yardsToGoal ?? 0))
  return missed === 0 ? 'exact' : missed <= closeEnough ? 'withinAYard' : 'off'
}

/** A touchdown on the game's last play that decides it is followed by no try. */
function endsWithoutTry({ phase, quarter, secondsLeft }: GameState): boolean {
  return phase === 'try' && quarter >= 4 && secondsLeft === 0
}

/** Who receives in overtime, the coin says. */
function isCoinToss({ phase, overtime }: GameState): boolean {
  return (
    phase === 'kickoff' &&
    overtime?.possessionsBefore.offense === 0 &&
    overtime.possessionsBefore.defense === 0
  )
}

function isFollowedBy({ phase, down }: GameState, next: NextRow): boolean {
  if (phase === 'scrimmage') return next.moment === 'scrimmage' && next.down === down
  if (phase === 'try') return next.moment === 'try'
  // some feeds leave a kickoff out: then its receivers line up
  return next.moment === 'kickoff' || (next.moment === 'scrimmage' && next.down === 1)
}

function halfOf(quarter: number): number {
  return Math.min(3, Math.ceil(quarter / 2))
}

/** How often the replay agrees, for one kind of outcome. */
export interface AgreementCount {
  readonly outcome: PlayOutcome
  readonly plays: number
  /** All that agree, the spot within a yard; of plays not set aside. */
  readonly agree: number
  /** Those that agree to the yard. */
  readonly exact: number
  /** Not agreeing, with a penalty, a reversal or a lateral in their words. */
  readonly setAside: number
}

export function countAgreements(
  replays: readonly { outcome: PlayOutcome; agreement: Agreement; isExplained: boolean }[],
): AgreementCount[] {
  const outcomes = [...new Set(replays.map(({ outcome }) => outcome))].sort()
  return outcomes.map((outcome) => {
    const own = replays.filter((replay) => replay.outcome === outcome)
    const off = own.filter(({ agreement }) => agreement === 'off')
    return {
      outcome,
      plays: own.length,
      agree: own.length - off.length,
      exact: own.filter(({ agreement }) => agreement === 'exact').length,
      setAside: off.filter(({ isExplained }) => isExplained).length,
    }
  })
}
