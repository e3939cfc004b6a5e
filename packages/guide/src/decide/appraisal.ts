import type { Bundle } from '../models/bundle.js'
import type {
  DriveEnds,
  DriveInput,
  FieldGoalInput,
  TryDistribution,
  WinProbabilityInput,
} from '../models/footballModels.js'
import type { OutcomeModel } from '../models/outcomeModel.js'
import { tries } from '../outcomes/tries.js'
import { overtimeProgramme } from '../overtime/programmes.js'
import { afterTry } from '../rules/afterTry.js'
import { shareOfHalfTime } from '../rules/halfTimeNears.js'
import { kickedAway, kickoffLeaves } from '../rules/kickoff.js'
import { canKneelOut, canRunOut } from '../rules/kneelDown.js'
import { expectsOnside, onsideLeaves } from '../rules/onsideKick.js'
import { periodEnds } from '../rules/periodEnds.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import { winProbabilityInput } from '../situation/modelInputs.js'
import { stateWith } from '../situation/stateWith.js'
import type { Team } from '../situation/teams.js'
import { betweenSnaps } from './betweenSnaps.js'
import { ByState } from './byState.js'
import { isLastPlayOfGame, lastPlayWorth } from './lastPlayWorth.js'
import { type Overtime, overtimeWorth } from './overtimeWorth.js'
import { Questions } from './questions.js'

/** A win probability that is known once the models have answered. */
export type Worth = () => number

/** What the worth of a state depends on beside the state. */
export interface Stakes {
  readonly bundle: Bundle
  readonly rules: Rules
  /** The season as the models know it. */
  readonly season: number
  readonly deciding: Team
  /** Points by which the deciding team is favoured. */
  readonly possessionTeamLine: number
}

/**
 * Values states, every model asked once for all of them: first each state says which rows it needs, then the
 * models answer in one batch each, then the worths are read. Equal states are asked about once.
 *
 * - The end of the game is worth 1, 0, or a half for a tie.
 * - A leader who can kneel the clock out has won. An offense that can end the half so, has at least what follows it:
 *   in a tied game overtime, in the first half the second.
 * - While the clock runs, both sides choose when it stops: see `betweenSnaps`.
 * - A try is worth the better of kick and two points.
 * - A kickoff or free kick is worth the mean over what becomes of it, an onside kick where it is expected and better
 *   for the kicking team; before the coin toss of overtime either team may receive.
 * - The last play of regulation is one kick or one pass, see `lastPlayWorth`; as half-time nears, what
 *   follows it has a share, see `shareOfHalfTime`.
 * - Overtime is worth what the programme over its drives says, everything else what the win-probability model says.
 */
export class Appraisal {
  private readonly wins: Questions<WinProbabilityInput, number>
  readonly drives: Questions<DriveInput, DriveEnds>
  readonly kicks: Questions<FieldGoalInput, number>
  /** Leaves share their states, so most are met again as they are. */
  private readonly met = new Map<GameState, Worth>()
  private readonly worths = new ByState<Worth>()
  private readonly tryChances = new Map<Team, TryDistribution>()
  /** How many models of win probability have been put in before this one. */
  private epoch = 0

  constructor(readonly stakes: Stakes) {
    this.wins = new Questions(stakes.bundle.models.winProbability)
    this.drives = new Questions(stakes.bundle.models.drives)
    this.kicks = new Questions(stakes.bundle.models.fieldGoal)
  }

  /** Every worth that rests on the win-probability model is read from this one from now on. */
  putTo(model: OutcomeModel<WinProbabilityInput, number>): void {
    this.wins.putTo(model)
    this.epoch++
  }

  /** Chance that the deciding team wins from there. */
  forDeciding(state: GameState): Worth {
    const worth = this.of(state)
    return state.offense === this.stakes.deciding ? worth : () => 1 - worth()
  }

  /** Chance that the state's own offense wins. */
  of(state: GameState): Worth {
    const met = this.met.get(state)
    if (met) return met
    const known = this.worths.get(state)
    const worth = known ?? this.readOnce(this.appraise(state))
    if (!known) this.worths.keep(state, worth)
    this.met.set(state, worth)
    return worth
  }

  /** Chance that a state's offense wins if the given state follows. */
  from(view: GameState, next: GameState): Worth {
    const worth = this.of(next)
    return next.offense === view.offense ? worth : () => 1 - worth()
  }

  /** A kickoff or a try is a mean of many worths and is read by many leaves: worked out once a model. */
  private readOnce(worth: Worth): Worth {
    let [epoch, known] = [-1, 0]
    return () => {
      if (epoch !== this.epoch) [epoch, known] = [this.epoch, worth()]
      return known
    }
  }

  private appraise(state: GameState): Worth {
    const { rules } = this.stakes
    if (state.phase === 'final') return constant(finalWorth(state))
    if (state.clockRuns) return betweenSnaps(state, this)
    if (state.phase === 'try') return this.betterTry(state)
    if (state.phase !== 'scrimmage') return this.kicked(state)
    if (canKneelOut(state, rules)) return constant(1)
    if (isLastPlayOfGame(state, rules)) return lastPlayWorth(state, this)
    const played = this.played(state)
    const share = shareOfHalfTime(state, rules)
    const mayEnd = !isBehindLate(state) && canRunOut(state, rules)
    if (share === 0 && !mayEnd) return played
    const ended = this.from(state, periodEnds(stateWith(state, { secondsLeft: 0 }), rules))
    return () => {
      const end = ended()
      const mixed = share * end + (1 - share) * played()
      return mayEnd ? Math.max(end, mixed) : mixed
    }
  }

  private played(state: GameState): Worth {
    if (state.overtime) return overtimeWorth(state, this.overtimeOf(state), this)
    const line = state.offense === this.stakes.deciding ? 1 : -1
    return this.wins.ask(winProbabilityInput(state, line * this.stakes.possessionTeamLine))
  }

  private betterTry(state: GameState): Worth {
    const trees = tries(state, this.chancesOfTries(state.offense), this.stakes.rules)
    const [kick, two] = trees.map(({ outcomes }) =>
      meanOf(outcomes, ({ next }) => this.from(state, next)),
    ) as [Worth, Worth]
    return () => Math.max(kick(), two())
  }

  private kicked(state: GameState): Worth {
    const { rules } = this.stakes
    if (state.overtime) return this.kickedInOvertime(state)
    const deep = meanOf(kickoffLeaves(state, rules), ({ label, next }) =>
      label === 'returnTouchdown' ? this.returned(next) : this.from(state, next),
    )
    if (!expectsOnside(state)) return deep
    const onside = meanOf(onsideLeaves(state, rules), ({ next }) => this.from(state, next))
    return () => Math.min(deep(), onside())
  }

  /** A kick has been run back for a touchdown: so rare that a good kick and a typical kickoff stand for what follows. */
  private returned(state: GameState): Worth {
    const { rules } = this.stakes
    const next = afterTry(state, 'kicked', rules)
    return this.from(state, next.phase === 'kickoff' && !next.overtime ? kickedAway(next, rules) : next)
  }

  private kickedInOvertime(state: GameState): Worth {
    const { programme, favoured } = this.overtimeOf(state)
    const worth = programme.worthOf(state, favoured)
    return constant(state.offense === favoured ? worth : 1 - worth)
  }

  private overtimeOf({ offense, defense }: GameState): Overtime {
    const { bundle, rules, season, deciding, possessionTeamLine } = this.stakes
    const opponent = offense === deciding ? defense : offense
    return {
      programme: overtimeProgramme(bundle, rules, season, Math.abs(possessionTeamLine)),
      favoured: possessionTeamLine >= 0 ? deciding : opponent,
    }
  }

  /** What both tries bring that team. */
  chancesOfTries(team: Team): TryDistribution {
    const known = this.tryChances.get(team)
    if (known) return known
    const { bundle, season, deciding, possessionTeamLine } = this.stakes
    const line = team === deciding ? possessionTeamLine : -possessionTeamLine
    const [chances] = bundle.models.tries.predict([{ season, possessionTeamLine: line }])
    if (!chances) throw new TypeError('the model of tries gave no answer')
    this.tryChances.set(team, chances)
    return chances
  }
}

function finalWorth({ offenseScore, defenseScore }: GameState): number {
  if (offenseScore === defenseScore) return 0.5
  return offenseScore > defenseScore ? 1 : 0
}

/** The mean worth over leaves whose probabilities sum to one. */
function meanOf<Leaf extends { readonly probability: number }>(
  leaves: readonly Leaf[],
  worthOf: (leaf: Leaf) => Worth,
): Worth {
  const worths = leaves.map((leaf) => ({ probability: leaf.probability, worth: worthOf(leaf) }))
  return () => worths.reduce((sum, { probability, worth }) => sum + probability * worth(), 0)
}

/** Whom the end of the game would beat. */
function isBehindLate({ quarter, offenseScore, defenseScore }: GameState): boolean {
  return quarter >= 4 && offenseScore < defenseScore
}

function constant(worth: number): Worth {
  return () => worth
}
