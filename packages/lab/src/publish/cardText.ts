import type { Interval } from '../evaluate/gameIntervals.js'
import type { ModelCard } from './modelCard.js'

const four = (value: number) => value.toFixed(4)
const five = (value: number) => value.toFixed(5)
const percent = (value: number) => `${(100 * value).toFixed(1)} %`
const interval = ([low, high]: Interval) => `${four(low)} to ${four(high)}`

/** The model card for people, in Markdown: every number comes from the card itself. */
export function cardText(card: ModelCard): string {
  const { bundle, evaluation, recipe } = card
  return [
    `# Model card: ${bundle.name}`,
    `Bundle ${bundle.id}, ${bundle.bytes} bytes, made by the lab ${card.madeWith.lab} with XGBoost ${card.madeWith.xgboost} from the recipe \`${recipe.name}\`.`,
    '## Trained on',
    bundle.trainedOn
      .split('; ')
      .map((line) => `- ${line}`)
      .join('\n'),
    `Form: the last ${recipe.form.teamPlays} ${recipe.form.lateDownsOnly ? 'third- and fourth-down ' : ''}plays of earlier games, shrunk by ${recipe.form.teamShrinkage} plays of the league (quarterbacks ${recipe.form.quarterbackPlays} and ${recipe.form.quarterbackShrinkage}), valued by expected points of ${recipe.form.expectedPointsSeasons.join('–')}, frozen.`,
    '## How good it is',
    'On seasons that the models have not seen; intervals are 95 %, games drawn with replacement.',
    scores(evaluation),
    '## Calibration of the conversion chance',
    bins(evaluation.conversion.bins),
    '## Conversion by distance',
    trends(evaluation.conversion.trends),
    '## What moves the conversion chance',
    `Mean of what each feature adds or takes on the test season, in points of probability: exact SHAP values of the margins, carried to the chance; the distance from needing 5 yards to needing its own. Gain: share of what its splits lessened the loss in training.`,
    table(
      ['feature', 'mean contribution', 'gain'],
      card.importance.map(({ feature, meanContribution, gainShare }) => [
        feature,
        (100 * meanContribution).toFixed(2),
        percent(gainShare),
      ]),
    ),
    '## Punts, each season by a model of the earlier ones',
    table(
      ['season', 'punts', 'bias in net yards'],
      evaluation.punt.bySeason.map((row) => [String(row.season), String(row.n), row.bias.toFixed(2)]),
    ),
    '## The famous play',
    famousPlay(evaluation.famousPlay),
    '## Known limits',
    card.limits.map((line) => `- ${line}`).join('\n'),
    '## Sources',
    table(
      ['file', 'SHA-256'],
      card.sources.map(({ name, sha256 }) => [name, `\`${sha256.slice(0, 16)}…\``]),
    ),
    '',
  ].join('\n\n')
}

function scores({
  conversion,
  winProbability,
  fieldGoal,
  punt,
  expectedPoints,
  calls,
}: ModelCard['evaluation']): string {
  return table(
    ['what', 'n', 'figure', '95 %', 'for comparison'],
    [
      [
        'conversion, actual call: Brier',
        `${conversion.n}`,
        four(conversion.brier),
        interval(conversion.brierInterval),
        'published 0.21 (tracked distance); constant 0.2467; distance alone 0.2169',
      ],
      [
        'conversion: log loss',
        `${conversion.n}`,
        four(conversion.logLoss),
        interval(conversion.logLossInterval),
        '',
      ],
      [
        'conversion: ten-bin calibration error',
        `${conversion.n}`,
        four(conversion.calibrationError),
        '',
        `a perfect model shows ${interval(conversion.calibrationErrorIfPerfect)}`,
      ],
      [
        'conversion, blended before the snap: Brier',
        `${conversion.blended.n}`,
        four(conversion.blended.brier),
        interval(conversion.blended.brierInterval),
        'about 0.216',
      ],
      [
        'conversion, fourth downs: Brier',
        `${conversion.fourthDowns.n}`,
        four(conversion.fourthDowns.brier),
        interval(conversion.fourthDowns.brierInterval),
        '',
      ],
      [
        'win probability: log loss',
        `${winProbability.n}`,
        four(winProbability.logLoss),
        interval(winProbability.logLossInterval),
        'nflfastR held out 0.42705',
      ],
      [
        'win probability: accuracy',
        `${winProbability.n}`,
        four(winProbability.accuracy),
        '',
        'nflfastR held out 0.7927',
      ],
      [
        'win probability: calibration error',
        `${winProbability.n}`,
        four(winProbability.calibrationError),
        '',
        '',
      ],
      [
        'field goal: Brier',
        `${fieldGoal.n}`,
        four(fieldGoal.brier),
        interval(fieldGoal.brierInterval),
        `nflfastR in sample 0.1137; constant ${four(fieldGoal.constantBrier)}`,
      ],
      [
        'field goal, kickers by name: Brier less that',
        `${fieldGoal.n}`,
        five(fieldGoal.named.difference),
        fieldGoal.named.differenceInterval.map(five).join(' to '),
        '',
      ],
      [
        'punt: bias in net yards',
        `${punt.n}`,
        punt.netYardsBias.toFixed(2),
        punt.netYardsBiasInterval.map((value) => value.toFixed(2)).join(' to '),
        'nfl4th +2.46',
      ],
      [
        'punt, punters by name: bias in net yards',
        `${punt.n}`,
        punt.named.netYardsBias.toFixed(2),
        punt.named.netYardsBiasInterval.map((value) => value.toFixed(2)).join(' to '),
        '',
      ],
      [
        'punt, punters by name: squared error less that without',
        `${punt.n}`,
        punt.named.difference.toFixed(2),
        punt.named.differenceInterval.map((value) => value.toFixed(2)).join(' to '),
        `without ${punt.squaredError.toFixed(2)}`,
      ],
      [
        'expected points: calibration error',
        `${expectedPoints.n}`,
        four(expectedPoints.calibrationError),
        '',
        'nflfastR 0.006 (leave one season out)',
      ],
      [
        'what teams did: log loss of the shares',
        `${calls.n}`,
        four(calls.logLoss),
        '',
        `by distance and spot alone ${four(calls.withoutScript)}; saved ${interval(calls.savedInterval)}`,
      ],
    ],
  )
}

function bins(rows: ModelCard['evaluation']['conversion']['bins']): string {
  return table(
    ['predicted', 'plays', 'mean prediction', 'converted', '99.5 %'],
    rows.map((bin) => [
      `${percent(bin.from)} to ${percent(bin.to)}`,
      String(bin.n),
      percent(bin.predicted),
      percent(bin.observed),
      bin.interval ? bin.interval.map(percent).join(' to ') : '',
    ]),
  )
}

function trends(rows: ModelCard['evaluation']['conversion']['trends']): string {
  return table(
    ['yards to go', 'plays', 'converted', 'if run', 'if pass'],
    rows.map((row) => [
      row.from === row.to ? String(row.from) : `${row.from} to ${row.to}`,
      String(row.n),
      percent(row.converted),
      percent(row.ifRun),
      percent(row.ifPass),
    ]),
  )
}

function famousPlay({ published, ours }: ModelCard['evaluation']['famousPlay']): string {
  const rows = [
    ['conversion', published.convert, ours.convert],
    ['win if converted', published.winIfConverted, ours.winIfConverted],
    ['win going for it', published.winGoing, ours.winGoing],
    ['field goal', published.make, ours.make],
    ['win if made', published.winIfMade, ours.winIfMade],
    ['win kicking', published.winKicking, ours.winKicking],
  ] as const
  return table(
    ['', 'published', 'ours'],
    rows.map(([name, theirs, our]) => [name, percent(theirs), percent(our)]),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
