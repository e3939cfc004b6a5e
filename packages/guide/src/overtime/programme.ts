import type { FootballModels, TryDistribution } from '../models/footballModels.js'
import { tries } from '../outcomes/tries.js'
import { kickoffLeaves } from '../rules/kickoff.js'
import type { Rules } from '../rules/rulebook.js'
import { turnAround } from '../rules/turnAround.js'
import type { GameState } from '../situation/gameState.js'
import type { Team } from '../situation/teams.js'
import { type Chapter, emptyChapter, lookUp, solve } from './chapter.js'
import { FirstAndTens } from './firstAndTens.js'
import { constant, mean, once, tabulated } from './prospects.js'
import { type OfEither, ofEither, offenseOf, sidesSwapped } from './sides.js'
import { chapterKey, favoured, isCoinToss, sketchOf } from './sketch.js'
import { endless, endlessTimeline, periodTimeline, type Timeline } from './timeline.js'
import { type DriveProspects, type Prospect, statesAfterDrive } from './worthOfDrive.js'

/** What the worth of an overtime depends on beside its state. */
export interface OvertimeStakes {
  readonly drives: FootballModels['drives']
  /** What tries bring either team. */
  readonly tries: OfEither<TryDistribution>
  readonly rules: Rules
  /** Points by which the favoured team is favoured. */
  readonly line: number
  /** How many times as close together as usual the moments are at which worths are kept; default 1. */
  readonly closer?: number
  /** What a tie is worth to the favoured team; default a half. */
  readonly tieWorth?: number
}

/**
 * Overtime as a dynamic programme over possessions and drives: what every state is worth if each drive ends as the
 * drive model says, and the rules say what follows.
 *
 * A chapter holds what the rules look at: the lead and who has had the ball. It is solved when it is first asked about,
 * and those that may follow it before it; the one in which the next score wins follows itself, at an earlier moment.
 * A try is worth the better of kick and two points, a kickoff the mean over what becomes of it; before the coin toss
 * either team may receive.
 */
export class OvertimeProgramme {
  private readonly timeline: Timeline
  private readonly tieWorth: number
  private readonly chapters = new Map<string, Chapter>()
  private readonly firstAndTens: FirstAndTens
  private readonly kicksAndTries = new Map<string, Prospect>()

  constructor(readonly stakes: OvertimeStakes) {
    const { rules, closer = 1, tieWorth = 0.5 } = stakes
    this.timeline = rules.mayTie ? periodTimeline(rules.overtimeSeconds, closer) : endlessTimeline
    this.tieWorth = tieWorth
    this.firstAndTens = new FirstAndTens(stakes)
  }

  /**
   * Chance that the favoured team wins from this state of overtime on, a tie counted half; a scrimmage state is
   * looked up as a first and ten at its spot.
   *
   * @param favouredTeam which of the state's two teams the line favours
   */
  worthOf(state: GameState, favouredTeam: Team): number {
    return this.prospectOf(this.sketch(state, favouredTeam))(this.secondsLeftIn(state))
  }

  /** The worth of a kickoff that the state's offense receives, the coin tossed. */
  worthOfReceiving(state: GameState, favouredTeam: Team): number {
    return this.received(this.sketch(state, favouredTeam))(this.secondsLeftIn(state))
  }

  /** What each end of the drive leads to on which the state's offense is. */
  prospectsOfDrive(state: GameState, favouredTeam: Team): DriveProspects {
    const sketch = this.sketch(state, favouredTeam)
    return this.chapterOf(sketch).prospects[offenseOf(sketch)]
  }

  /** Seconds that matter: all there are where a game goes on until it is won. */
  secondsLeftIn(state: GameState): number {
    return this.timeline.isEndless ? endless : state.secondsLeft
  }

  private sketch(state: GameState, favouredTeam: Team): GameState {
    return sketchOf(state, favouredTeam, this.stakes.rules)
  }

  private next(state: GameState): Prospect {
    return this.prospectOf(this.sketch(state, favoured))
  }

  private prospectOf(sketch: GameState): Prospect {
    if (sketch.phase === 'final') return constant(this.worthAtTheEnd(sketch))
    if (sketch.phase === 'scrimmage') {
      const worths = this.chapterOf(sketch).worths[offenseOf(sketch)]
      return (secondsLeft) => lookUp(worths, sketch.yardsToGoal ?? 50, secondsLeft, this.timeline)
    }
    const key = `${sketch.phase} ${offenseOf(sketch)} ${chapterKey(sketch)}`
    const known = this.kicksAndTries.get(key)
    if (known) return known
    const prospect = tabulated(
      sketch.phase === 'try' ? this.betterTry(sketch) : this.kicked(sketch),
      this.timeline,
    )
    this.kicksAndTries.set(key, prospect)
    return prospect
  }

  private betterTry(sketch: GameState): Prospect {
    const choices = tries(sketch, this.stakes.tries[offenseOf(sketch)], this.stakes.rules).map(
      ({ outcomes }) =>
        mean(outcomes.map(({ probability, next }) => ({ probability, prospect: this.next(next) }))),
    )
    const better = offenseOf(sketch) === 'favoured' ? Math.max : Math.min
    return (secondsLeft) => better(...choices.map((choice) => choice(secondsLeft)))
  }

  private kicked(sketch: GameState): Prospect {
    const received = this.received(sketch)
    if (!isCoinToss(sketch)) return received
    const oppositely = this.received(turnAround(sketch))
    return (secondsLeft) => (received(secondsLeft) + oppositely(secondsLeft)) / 2
  }

  private received(sketch: GameState): Prospect {
    const leaves = kickoffLeaves(sketch, this.stakes.rules).map(({ probability, next }) => {
      const [prospect, seconds] = [this.next(next), sketch.secondsLeft - next.secondsLeft]
      return { probability, prospect: (left: number) => prospect(Math.max(0, left - seconds)) }
    })
    const inTime = mean(leaves)
    const timeUp = this.worthAtTheEnd(sketch)
    return (secondsLeft) => (secondsLeft > 0 ? inTime(secondsLeft) : timeUp)
  }

  private chapterOf(sketch: GameState): Chapter {
    const key = chapterKey(sketch)
    const known = this.chapters.get(key)
    if (known) return known
    const sketches = ofEither((offense) => (offenseOf(sketch) === offense ? sketch : sidesSwapped(sketch)))
    const prospects = ofEither((offense) => this.prospectsFrom(sketches[offense]))
    const chapter = emptyChapter(prospects, this.timeline)
    this.chapters.set(key, chapter)
    const after = statesAfterDrive(sketch, this.stakes.rules).takeover
    solve(chapter, {
      followsItself: chapterKey(this.sketch(after, favoured)) === key,
      ...{ timeline: this.timeline, rules: this.stakes.rules, sketches },
      endsAt: (from, secondsLeft) => this.firstAndTens.from(from, secondsLeft),
    })
    return chapter
  }

  /** Each prospect is looked for when it is first asked about, since a chapter may follow itself. */
  private prospectsFrom(sketch: GameState): DriveProspects {
    const after = statesAfterDrive(sketch, this.stakes.rules)
    const later = (state: GameState) => once(() => this.next(state))
    const takenOver = once(() => {
      const theirs = this.sketch(after.takeover, favoured)
      if (theirs.phase === 'final') return () => this.worthAtTheEnd(theirs)
      const worths = this.chapterOf(theirs).worths[offenseOf(theirs)]
      return (yardsToGoal: number, secondsLeft: number) =>
        lookUp(worths, yardsToGoal, secondsLeft, this.timeline)
    })
    return {
      touchdown: later(after.touchdown),
      fieldGoal: later(after.fieldGoal),
      returnTouchdown: later(after.returnTouchdown),
      safety: later(after.safety),
      takeover: takenOver,
      timeUp: this.worthAtTheEnd(sketch),
    }
  }

  private worthAtTheEnd(sketch: GameState): number {
    const lead = (sketch.offenseScore - sketch.defenseScore) * (offenseOf(sketch) === 'favoured' ? 1 : -1)
    if (lead === 0) return this.tieWorth
    return lead > 0 ? 1 : 0
  }
}
