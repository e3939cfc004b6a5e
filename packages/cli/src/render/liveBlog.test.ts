import type { LiveEvent } from '@fourthright/plays'
import { describe, expect, it } from 'vitest'
import { decisionEvent } from '../post/decisionEvent.fixture.js'
import { keptOutput } from '../surroundings.fixture.js'
import { LiveBlog } from './liveBlog.js'
import { pageOf } from './page.js'

const game = '2020_15_HOU_IND'
const greeting: LiveEvent = {
  ...{ type: 'game', key: `${game}/game/0/a`, game },
  ...{ season: 2020, week: 15, home: 'IND', away: 'HOU' },
}
const decision = decisionEvent(3)
const happened = (changes: object = {}): LiveEvent => ({
  ...{ type: 'happened', key: `${game}/happened/3/a`, game, playId: 3, decision: decision.key },
  ...{ actualChoice: 'goForIt', recommendation: 'goForIt', result: 'firstDown' },
  description: 'J.Brissett up the middle to HST 35 for 1 yard.',
  ...changes,
})
const state = (homeScore: number, quarter: number, clock: string): LiveEvent => ({
  ...{ type: 'state', key: `${game}/state/3/${clock}`, game, quarter, clock, homeScore, awayScore: 20 },
  ...{ possession: 'IND', down: 1, yardsToGo: 10, yardsToGoal: 70, homeWinProbability: 0.613 },
})

function blog(...events: LiveEvent[]): string[] {
  const page = pageOf(keptOutput(), {})
  const told = new LiveBlog(page, false)
  return [greeting, ...events].map((event) => told.textOf(event))
}

describe('a live blog', () => {
  it('begins with who plays whom', () => {
    expect(blog()).toEqual(['HOU at IND, 2020, week 15\n'])
  })

  it('tells a fourth down with its verdict and a row a choice', () => {
    const lines = (blog(decision)[1] ?? '').split('\n')
    expect(lines[1]).toBe('IND 20, HOU 20, quarter 4, 3:21 left: IND 4th & 0.25 at HOU 36')
    expect(lines[2]).toBe('Go for it: 13 points of win probability better, overwhelming.')
    expect(lines[4]).toMatch(/^Go for it +69\.0 +81\.0/)
  })

  it('tells what was called, and whether the guide had said so', () => {
    expect(blog(decision, happened())[2]).toBe(
      '→ IND went for it: first down. As the guide said.\nJ.Brissett up the middle to HST 35 for 1 yard.\n',
    )
    expect(blog(decision, happened({ actualChoice: 'punt', result: 'punted' }))[2]).toMatch(
      /^→ IND punted\. The guide said: go for it\.\n/,
    )
    expect(blog(decision, happened({ actualChoice: 'none', result: 'penalty' }))[2]).toMatch(
      /^→ IND had no say: penalty\.\n/,
    )
  })

  it('blames nobody for a toss-up', () => {
    const tossUp: LiveEvent = {
      ...decision,
      decision: { ...decision.decision, edge: 0.001, strength: 'tossUp' },
    }
    const punted = happened({ actualChoice: 'punt', result: 'punted' })
    expect(blog(tossUp, punted)[2]).toMatch(/^→ IND punted\. It was a toss-up\.\n/)
  })

  it('tells the score when it changes and when a quarter begins, not with every play', () => {
    const told = blog(
      state(20, 3, '0:40'),
      state(20, 3, '0:05'),
      state(20, 4, '15:00'),
      state(23, 4, '14:00'),
    )
    expect(told.slice(1)).toEqual([
      '\nHOU 20, IND 20, quarter 3, 0:40 left; IND wins 61.3 %\n',
      '',
      '\nHOU 20, IND 20, quarter 4, 15:00 left; IND wins 61.3 %\n',
      '\nHOU 20, IND 23, quarter 4, 14:00 left; IND wins 61.3 %\n',
    ])
  })

  it('says what is corrected and what is taken back', () => {
    const corrected = decisionEvent(3, 1)
    const withdrawn: LiveEvent = {
      ...{ type: 'withdrawn', key: `${game}/withdrawn/3/a`, game, playId: 3, decision: corrected.key },
      why: 'The play was deleted.',
    }
    const [, , again, back] = blog(decision, corrected, withdrawn)
    expect(again).toContain('Corrected: IND 20, HOU 20')
    expect(back).toBe('Taken back: IND 4th & 0.25 at HOU 36. The play was deleted.\n')
  })

  it('passes on what the feed gives notice of', () => {
    const notice: LiveEvent = {
      ...{ type: 'notice', key: `${game}/notice/3/a`, game },
      ...{ code: 'stalled', message: 'Nothing new for 240 seconds.' },
    }
    expect(blog(notice)[1]).toBe('Nothing new for 240 seconds.\n')
  })

  it('says of each line which game it is of, where there are several', () => {
    const several = new LiveBlog(pageOf(keptOutput(), {}), true)
    several.textOf(greeting)
    const lines = several.textOf(decision).trimEnd().split('\n')
    expect(lines.every((line) => line.startsWith('HOU IND |'))).toBe(true)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('has colours on a terminal only', () => {
    const terminal = new LiveBlog(pageOf(keptOutput({ isTTY: true, columns: 100 }), {}), false)
    const colour = String.fromCharCode(27)
    expect(terminal.textOf(decision)).toContain(colour)
    expect(blog(decision, happened()).join('')).not.toContain(colour)
  })
})
