import { Command } from 'commander'
import { bundleFile, bundleFlag } from '../bundleFile.js'
import { examples } from '../examples.js'
import { underProgress } from '../progress.js'
import { evaluationText } from '../render/evaluationText.js'
import { pageOf } from '../render/page.js'
import { type Surroundings, write } from '../surroundings.js'

interface EvaluateOptions {
  readonly bundle: string
  readonly data?: string
  readonly refit?: true
  readonly json?: true
}

/** `fourthright evaluate`: a bundle's models against seasons that they have not seen. */
export function evaluateCommand(around: Surroundings): Command {
  return new Command('evaluate')
    .description('Score the models on seasons that they have not seen, with intervals over games.')
    .option(...bundleFlag('experiment'), 'experiment')
    .option(
      '--data <directory>',
      'play-by-play (default: FOURTHRIGHT_DATA, else what `data pull` has brought)',
    )
    .option(
      '--refit',
      'make the figures of earlier seasons again, each from a model of the seasons before it',
    )
    .option('--json', 'the figures as JSON, for programs')
    .action((options: EvaluateOptions) => evaluate(options, around))
    .addHelpText(
      'after',
      examples([
        ['the experiment of the published article', 'fourthright evaluate'],
        [
          'a bundle of your own, for a program',
          'fourthright evaluate --bundle my-models/experiment.frb --json',
        ],
      ]),
    )
}

async function evaluate(options: EvaluateOptions, around: Surroundings): Promise<void> {
  const file = await bundleFile(options.bundle)
  const { dataDirectory, evaluateBundle } = await import('@fourthright/lab')
  const evaluation = await underProgress(around, async (onProgress) =>
    evaluateBundle({
      bundleFile: file,
      dataDirectory: await dataDirectory(options.data),
      refit: options.refit ?? false,
      onProgress,
    }),
  )
  await write(
    around.stdout,
    options.json
      ? `${JSON.stringify(evaluation)}\n`
      : evaluationText(evaluation, pageOf(around.stdout, around.environment)),
  )
}
