import type { Evaluation } from '@fourthright/lab'
import { percent, words } from './figures.js'
import type { Page } from './page.js'
import { tableLines } from './table.js'
import { wrap } from './wrap.js'

type Interval = readonly [low: number, high: number]

interface Scores {
  readonly n: number
  readonly brier: number
  readonly brierInterval: Interval
  readonly logLoss: number
  readonly calibrationError: number
  readonly calibrationErrorIfPerfect?: Interval
}

/** The figures of an evaluation for people: one table over the models, then what each has of its own. */
export function evaluationText(evaluation: Evaluation, page: Page): string {
  const { bundle } = evaluation
  const parts = [
    page.colours.bold(
      wrap(`Bundle ${bundle.name} ${bundle.id}, on seasons that it has not seen`, page.width),
    ),
    page.colours.dim(wrap(bundle.trainedOn, page.width)),
    scoreTable(evaluation),
    trendTable(evaluation.conversion.trends),
    ownFigures(evaluation)
      .map((line) => wrap(line, page.width, 2))
      .join('\n'),
    famousTable(evaluation.famousPlay),
  ]
  return `${parts.join('\n\n')}\n`
}

function scoreTable({ conversion, winProbability, fieldGoal }: Evaluation): string {
  const rows: [string, Scores][] = [
    ['Conversion, call known', conversion],
    ['Conversion, before the snap', conversion.blended],
    ['Conversion, fourth downs', conversion.fourthDowns],
    ['Win probability', winProbability],
    ['Field goal', fieldGoal],
  ]
  const titles = ['Model', 'Plays', 'Brier', '95 %', 'Log loss', 'Calibration error', 'if perfect']
  return tableLines(
    titles,
    rows.map(([name, scores]) => [
      name,
      count(scores.n),
      scores.brier.toFixed(4),
      range(scores.brierInterval, 4),
      scores.logLoss.toFixed(4),
      scores.calibrationError.toFixed(4),
      scores.calibrationErrorIfPerfect ? range(scores.calibrationErrorIfPerfect, 4) : '',
    ]),
  ).join('\n')
}

function trendTable(trends: Evaluation['conversion']['trends']): string {
  return tableLines(
    ['Yards to go', 'Plays', 'Converted %', 'Run %', 'Pass %'],
    trends.map(({ from, to, n, converted, ifRun, ifPass }) => [
      from === to ? String(from) : `${from}–${to}`,
      count(n),
      ...[converted, ifRun, ifPass].map(percent),
    ]),
  ).join('\n')
}

function ownFigures({ winProbability, fieldGoal, punt, expectedPoints, calls }: Evaluation): string[] {
  const seasons = punt.bySeason.map(({ season, n, bias }) => `${season} ${signed(bias)} (${count(n)})`)
  return [
    `Win probability: the likelier side won ${percent(winProbability.accuracy)} % of the plays.`,
    `Field goal: saying the season’s own share for every kick has a Brier score of ${fieldGoal.constantBrier.toFixed(4)}.`,
    `Punt: ${count(punt.n)} punts, net yards off by ${signed(punt.netYardsBias)} (95 % ${punt.netYardsBiasInterval.map((yards) => signed(yards)).join(' to ')}).`,
    `Field goal, kickers by name: Brier score ${signed(fieldGoal.named.difference, 5)} (95 % ${fieldGoal.named.differenceInterval.map((gap) => signed(gap, 5)).join(' to ')}).`,
    `Punt, punters by name: squared error ${signed(punt.named.difference)} yards² (95 % ${punt.named.differenceInterval.map((gap) => signed(gap)).join(' to ')}), net yards off by ${signed(punt.named.netYardsBias)}.`,
    ...(seasons.length > 0 ? [`Punt, each season from those before it: ${seasons.join(', ')}.`] : []),
    `Expected points: ${count(expectedPoints.n)} plays, calibration error ${expectedPoints.calibrationError.toFixed(4)}.`,
    `What teams did: ${count(calls.n)} fourth downs, log loss of the shares ${calls.logLoss.toFixed(4)}; told by distance and spot alone ${calls.withoutScript.toFixed(4)}.`,
  ]
}

function famousTable({ published, ours }: Evaluation['famousPlay']): string {
  const figures = Object.keys(published) as (keyof typeof published)[]
  return tableLines(
    ['The famous play, %', 'Published', 'Ours'],
    figures.map((figure) => [words(figure), percent(published[figure]), percent(ours[figure])]),
  ).join('\n')
}

function count(plays: number): string {
  return plays.toLocaleString('en')
}

function range([low, high]: Interval, digits: number): string {
  return `${low.toFixed(digits)}–${high.toFixed(digits)}`
}

/** A bias or difference with its sign: +0.31. */
function signed(value: number, digits = 2): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`
}
