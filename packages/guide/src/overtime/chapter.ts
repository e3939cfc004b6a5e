import type { DriveEnds } from '../models/footballModels.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import { bothSides, type OfEither, ofEither } from './sides.js'
import { keptSpots, momentOf, spotOf, type Timeline } from './timeline.js'
import { type DriveProspects, worthOfDrive } from './worthOfDrive.js'

/**
 * Worths of a first and ten under one score and history, which is all that the rules look at, to the favoured team:
 * by who has the ball, moment, and spot.
 */
export interface Chapter {
  readonly prospects: OfEither<DriveProspects>
  readonly worths: OfEither<Float64Array>
}

/** What solving a chapter takes beside its prospects. */
export interface ChapterQuestions {
  readonly timeline: Timeline
  readonly rules: Rules
  /** The sketch with either team on offense. */
  readonly sketches: OfEither<GameState>
  /** Does it follow itself after a takeover? Then drives that are over within a moment lead back to it. */
  readonly followsItself: boolean
  /** The drives of a first and ten from every kept spot. */
  readonly endsAt: (sketch: GameState, secondsLeft: number) => readonly DriveEnds[]
}

/** A moment, and an endless game, has settled when no worth moves by more. */
const settled = { moment: 1e-6, endless: 1e-9 } as const
const mostSweeps = 500

export function emptyChapter(prospects: OfEither<DriveProspects>, { seconds }: Timeline): Chapter {
  return { prospects, worths: ofEither(() => new Float64Array(keptSpots.length * seconds.length).fill(0.5)) }
}

/**
 * Fills the worths, from the end of the period backwards, each moment anew until its worths stand still; a game without
 * end has one moment only.
 */
export function solve(chapter: Chapter, questions: ChapterQuestions): void {
  const { timeline, followsItself, sketches, endsAt } = questions
  const moments = timeline.seconds.length
  if (!timeline.isEndless) {
    for (const side of bothSides) {
      chapter.worths[side].fill(chapter.prospects[side].timeUp, 0, keptSpots.length)
    }
  }
  for (let moment = timeline.isEndless ? 0 : 1; moment < moments; moment++) {
    if (moment > 0) startAsBefore(chapter, moment)
    const enough = timeline.isEndless ? settled.endless : settled.moment
    const sweeps = followsItself ? mostSweeps : 1
    const ends = ofEither((offense) => endsAt(sketches[offense], timeline.seconds[moment] as number))
    for (let sweep = 0; sweep < sweeps; sweep++) {
      if (fill(chapter, moment, ends, questions) < enough) break
    }
  }
}

/** The worths of the moment before are a good first guess. */
function startAsBefore({ worths }: Chapter, moment: number): void {
  const [from, to] = [(moment - 1) * keptSpots.length, moment * keptSpots.length]
  for (const side of bothSides) worths[side].copyWithin(to, from, to)
}

/** Values both teams' first and tens at one moment; returns how far the farthest worth has moved. */
function fill(
  chapter: Chapter,
  moment: number,
  ends: OfEither<readonly DriveEnds[]>,
  { timeline, rules }: ChapterQuestions,
): number {
  const secondsLeft = timeline.seconds[moment] as number
  let farthest = 0
  for (const side of bothSides) {
    const worths = chapter.worths[side]
    ends[side].forEach((drive, spot) => {
      const at = moment * keptSpots.length + spot
      const worth = worthOfDrive(drive, chapter.prospects[side], secondsLeft, rules)
      farthest = Math.max(farthest, Math.abs(worth - (worths[at] as number)))
      worths[at] = worth
    })
  }
  return farthest
}

/** The worth at any spot and time, read in proportion between the kept ones. */
export function lookUp(worths: Float64Array, yardsToGoal: number, secondsLeft: number, timeline: Timeline) {
  const spot = spotOf(yardsToGoal)
  const moment = momentOf(secondsLeft, timeline)
  const at = (later: number) => {
    const from = (moment.at + later) * keptSpots.length + spot.at
    const [low, high] = [worths[from] as number, worths[from + 1] as number]
    return low + spot.share * (high - low)
  }
  const early = at(0)
  return moment.share === 0 ? early : early + moment.share * (at(1) - early)
}
