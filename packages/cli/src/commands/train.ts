import { Command } from 'commander'
import { examples } from '../examples.js'
import { underProgress } from '../progress.js'
import { type Surroundings, write } from '../surroundings.js'

interface TrainOptions {
  readonly recipe?: string
  readonly out: string
  readonly data?: string
  readonly json?: true
}

/** `fourthright train`: every model of a recipe, from play-by-play, into one bundle with its card. */
export function trainCommand(around: Surroundings): Command {
  return new Command('train')
    .description('Train every model of a recipe from play-by-play, and write one bundle with its model card.')
    .option(
      '--recipe <file>',
      'the recipe: features, seasons and parameters of each model (default: the experiment’s)',
    )
    .requiredOption('--out <directory>', 'where the bundle and its card go')
    .option(
      '--data <directory>',
      'play-by-play (default: FOURTHRIGHT_DATA, else what `data pull` has brought)',
    )
    .option('--json', 'the answer as JSON, for programs')
    .action((options: TrainOptions) => train(options, around))
    .addHelpText(
      'after',
      examples([
        ['the experiment of the published article, again', 'fourthright train --out my-models'],
        [
          'a recipe of your own',
          'fourthright train --recipe my-recipe.json --out my-models --data my-seasons',
        ],
        ['decide with it', 'fourthright decide --bundle my-models/experiment.frb'],
      ]),
    )
}

async function train(options: TrainOptions, around: Surroundings): Promise<void> {
  const { dataDirectory, trainBundle } = await import('@fourthright/lab')
  const trained = await underProgress(around, async (onProgress) =>
    trainBundle({
      ...(options.recipe === undefined ? {} : { recipeFile: options.recipe }),
      out: options.out,
      dataDirectory: await dataDirectory(options.data),
      onProgress,
    }),
  )
  const forPeople = `Bundle ${trained.id}: ${trained.bundleFile}\nModel card: ${trained.cardFile}\n`
  await write(around.stdout, options.json ? `${JSON.stringify(trained)}\n` : forPeople)
}
