import * as Plot from '@observablehq/plot'
import { useCallback, useMemo } from 'preact/hooks'
import { choiceLook } from '../charts/choiceLook.js'
import { points } from '../charts/figures.js'
import { Plotted } from '../charts/Plotted.js'
import { percent } from '../decide/words/percent.js'
import type { LineDot, LinePoint } from './gameLine.js'
import { situationHref } from './situationHref.js'
import { downWords, timeWords } from './situationWords.js'

interface Game {
  readonly points: readonly LinePoint[]
  readonly dots: readonly LineDot[]
  readonly home: string
  readonly away: string
  readonly year: number
}

/**
 * The home team's win probability over a game, its fourth downs as dots: colour and shape tell the right choice, a
 * ring that something else was called. Each dot is a link into its situation.
 */
export function GameChart({ points: line, dots, home, away, year }: Game) {
  const draw = useMemo(() => {
    const minutes = Math.max(60, ...line.map((point) => point.minutes))
    const quarters = [15, 30, 45, 60].filter((end) => end < minutes)
    const at = { x: 'minutes', y: 'homeWin' } as const
    const wrong = dots.filter(({ decision }) => decision.wasRight === false)
    return (width: number): Plot.PlotOptions => ({
      marginLeft: 56,
      marginRight: 16,
      marginTop: 16,
      marginBottom: 34,
      x: { domain: [0, minutes], axis: null },
      y: { domain: [0, 1], axis: null },
      symbol: { type: 'identity' },
      marks: [
        Plot.ruleX(quarters, { stroke: 'var(--line)' }),
        Plot.ruleY([0, 1], { stroke: 'var(--line)' }),
        Plot.ruleY([0.5], { stroke: 'var(--soft)', strokeDasharray: '2 4' }),
        Plot.text(
          [
            { y: 1, text: `${home} 100` },
            { y: 0.5, text: '50' },
            { y: 0, text: `${away} 100` },
          ],
          {
            x: 0,
            y: 'y',
            text: 'text',
            textAnchor: 'end',
            dx: -8,
            fill: 'var(--soft)',
          },
        ),
        Plot.text(periods(minutes, width), { x: 'x', y: 0, text: 'text', dy: 22, fill: 'var(--soft)' }),
        Plot.areaY(line, {
          x: 'minutes',
          y1: 0.5,
          y2: 'homeWin',
          fill: 'var(--ink)',
          fillOpacity: 0.06,
          curve: 'step-after',
        }),
        Plot.lineY(line, { ...at, stroke: 'var(--ink)', strokeWidth: 1.75, curve: 'step-after' }),
        Plot.dot(wrong, { ...at, r: 10, stroke: 'var(--ink)', strokeWidth: 1.75, fill: 'var(--card)' }),
        Plot.dot(dots, {
          ...at,
          r: 6,
          symbol: ({ decision }: LineDot) => choiceLook(decision.recommendation).symbol,
          fill: ({ decision }: LineDot) => choiceLook(decision.recommendation).colour,
          stroke: 'var(--card)',
          strokeWidth: 1.5,
          href: ({ decision }: LineDot) => situationHref(decision, year),
          title: dotWords,
        }),
      ],
    })
  }, [line, dots, home, away, year])
  return (
    <Plotted
      draw={draw}
      height={360}
      role="group"
      label={`Win probability of ${home} over the game, with ${dots.length} fourth downs; each opens its situation`}
      drawn={useCallback(nameLinks, [])}
    />
  )
}

/** What a dot says, to a pointer and to a screen reader. */
function dotWords({ decision, homeWin }: LineDot): string {
  const { offense, actualChoice, recommendation, cost } = decision
  const called = choiceLook(actualChoice).word
  const right = choiceLook(recommendation).word
  const judged =
    cost === null
      ? `right: ${right}`
      : decision.wasRight
        ? `${called} was right`
        : `called ${called}, right was ${right}, ${points(cost)} points lost`
  return `${timeWords(decision)}: ${offense}, ${downWords(decision)}: ${judged}. Home team to win: ${percent(homeWin)}.`
}

function nameLinks(picture: Element): void {
  for (const link of picture.querySelectorAll('a')) {
    link.setAttribute('aria-label', link.querySelector('title')?.textContent ?? '')
  }
}

function periods(minutes: number, width: number) {
  const word = width < 520 ? 'Q' : 'Quarter '
  const quarters = [1, 2, 3, 4].map((quarter) => ({ x: quarter * 15 - 7.5, text: `${word}${quarter}` }))
  return minutes > 62 ? [...quarters, { x: (60 + minutes) / 2, text: 'OT' }] : quarters
}
