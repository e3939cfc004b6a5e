import type { Choice } from '@fourthright/guide'
import type { DecisionEvent, HappenedEvent, LiveEvent, StateEvent, WithdrawnEvent } from '@fourthright/plays'
import { choiceTable } from './choiceTable.js'
import { downAndSpot } from './downAndSpot.js'
import { percent, words } from './figures.js'
import type { Page } from './page.js'
import { wrap } from './wrap.js'

type ActualChoice = HappenedEvent['actualChoice']

/** What a team did. */
const calls: Readonly<Record<ActualChoice, string>> = {
  goForIt: 'went for it',
  fieldGoal: 'kicked',
  punt: 'punted',
  kneel: 'knelt',
  none: 'had no say',
}

/** What the guide said, where the team did otherwise. */
const advice: Readonly<Record<Choice, string>> = {
  goForIt: 'go for it',
  fieldGoal: 'kick the field goal',
  punt: 'punt',
  kneel: 'kneel',
  kick: 'kick the extra point',
  twoPoint: 'go for two',
}

interface Told {
  readonly home: string
  readonly away: string
  /** Score and quarter that were told last. */
  standing: string
}

/** Games for people, as a live blog tells them: the score when it changes, each fourth down, and what came of it. */
export class LiveBlog {
  readonly #page: Page
  readonly #several: boolean
  readonly #games = new Map<string, Told>()
  readonly #decisions = new Map<string, DecisionEvent>()

  /** @param several whether games come side by side, so that each line has to say which one it is of */
  constructor(page: Page, several: boolean) {
    this.#several = several
    this.#page = several ? { ...page, width: page.width - prefixOf('AAA', 'AAA').length } : page
  }

  /** The lines of an event, each with its line feed; empty where there is nothing to tell. */
  textOf(event: LiveEvent): string {
    const text = this.#text(event)
    if (text === '') return ''
    const game = this.#games.get(event.game)
    const prefix = this.#several && game ? prefixOf(game.away, game.home) : ''
    return text
      .replaceAll(/^.*$/gm, (line) => `${this.#page.colours.dim(prefix)}${line}`.trimEnd())
      .concat('\n')
  }

  #text(event: LiveEvent): string {
    const { bold, dim, yellow } = this.#page.colours
    switch (event.type) {
      case 'game': {
        this.#games.set(event.game, { home: event.home, away: event.away, standing: '' })
        const week = event.week === null ? '' : `, week ${event.week}`
        return bold(`${event.away} at ${event.home}, ${event.season}${week}`)
      }
      case 'state':
        return this.#standing(event)
      case 'decision':
        return this.#decision(event)
      case 'happened':
        return this.#happened(event)
      case 'withdrawn':
        return yellow(this.#wrapped(this.#withdrawn(event)))
      case 'notice':
        return event.code === 'ended' ? `\n${bold(event.message)}` : dim(this.#wrapped(event.message))
    }
  }

  /** Score and moment, when the score or the quarter is another. */
  #standing({ game: id, quarter, clock, homeScore, awayScore, homeWinProbability }: StateEvent): string {
    const game = this.#games.get(id)
    if (!game) return ''
    const standing = `${awayScore}-${homeScore} ${quarter}`
    if (standing === game.standing) return ''
    game.standing = standing
    const chance = homeWinProbability === null ? '' : `; ${game.home} wins ${percent(homeWinProbability)} %`
    return `\n${game.away} ${awayScore}, ${game.home} ${homeScore}, ${moment(quarter, clock)}${chance}`
  }

  #decision(event: DecisionEvent): string {
    const { situation, decision, replaces, key } = event
    this.#decisions.set(key, event)
    const { offense, defense, offenseScore, defenseScore, quarter, clock } = situation
    const where = `${offense} ${offenseScore}, ${defense} ${defenseScore}, ${moment(quarter, clock)}: ${offense} ${downAndSpot(situation)}`
    const corrected = replaces === null ? '' : 'Corrected: '
    return [
      '',
      this.#page.colours.dim(this.#wrapped(corrected + where)),
      this.#page.colours.bold(this.#wrapped(decision.verdict)),
      choiceTable(decision, this.#page),
    ].join('\n')
  }

  #happened({ decision: key, actualChoice, recommendation, result, description }: HappenedEvent): string {
    const decided = this.#decisions.get(key)
    const { green, yellow, dim } = this.#page.colours
    const how = result === calls[actualChoice] ? '' : `: ${words(result)}`
    const what = `→ ${decided?.situation.offense ?? 'The offense'} ${calls[actualChoice]}${how}.`
    const told = dim(this.#wrapped(description))
    if (actualChoice === 'none') return `${what}\n${told}`
    if (decided?.decision.strength === 'tossUp') return `${what} It was a toss-up.\n${told}`
    const judged =
      actualChoice === recommendation
        ? green(`${what} As the guide said.`)
        : yellow(`${what} The guide said: ${advice[recommendation]}.`)
    return `${judged}\n${told}`
  }

  #withdrawn({ decision: key, why }: WithdrawnEvent): string {
    const situation = this.#decisions.get(key)?.situation
    const what = situation ? `${situation.offense} ${downAndSpot(situation)}` : 'a fourth down'
    return `Taken back: ${what}. ${why}`
  }

  #wrapped(text: string): string {
    return wrap(text, this.#page.width)
  }
}

function moment(quarter: number, clock: string): string {
  return quarter > 4 ? `overtime, ${clock} left` : `quarter ${quarter}, ${clock} left`
}

/** The same width for every game, so that its lines stand in a column. */
function prefixOf(away: string, home: string): string {
  return `${`${away} ${home}`.padEnd(7)} | `
}
