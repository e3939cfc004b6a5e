import { Command, InvalidArgumentError } from 'commander'
import { examples } from '../examples.js'
import { underProgress } from '../progress.js'
import { type Surroundings, write } from '../surroundings.js'

interface RefitOptions {
  readonly recipe?: string
  readonly out: string
  readonly members?: number
  readonly share?: number
  readonly data?: string
  readonly json?: true
}

/** `fourthright refit`: the models that move a decision, again and again, on games drawn with replacement. */
export function refitCommand(around: Surroundings): Command {
  return new Command('refit')
    .description(
      'Refit the models that move a decision to games drawn with replacement, and write one pack of them: how far they differ is how sure a decision is. A refit that is ended goes on where it was when it is asked for again.',
    )
    .option('--recipe <file>', 'the recipe that the bundle was trained by (default: the experiment’s)')
    .requiredOption(
      '--out <file>',
      'the pack, x.members.frb; finished members are kept beside it in x.members.parts',
    )
    .option('--members <count>', 'refits, 2 to 1000 (default: as the recipe says)', wholeMembers)
    .option(
      '--share <share>',
      'games drawn in each season as a share of those played, above 0 to 1 (default: as the recipe says)',
      shareOfGames,
    )
    .option(
      '--data <directory>',
      'play-by-play (default: FOURTHRIGHT_DATA, else what `data pull` has brought)',
    )
    .option('--json', 'the answer as JSON, for programs')
    .action((options: RefitOptions) => refit(options, around))
    .addHelpText(
      'after',
      examples([
        ['the pack of the experiment', 'fourthright refit --out my-models/experiment.members.frb'],
        [
          'half of the games, half as often',
          'fourthright refit --members 50 --share 0.5 --out half/experiment.members.frb',
        ],
      ]),
    )
}

async function refit(options: RefitOptions, around: Surroundings): Promise<void> {
  const { dataDirectory, refitMembers } = await import('@fourthright/lab')
  const { recipe, out, members, share, data } = options
  const refitted = await underProgress(around, async (onProgress) =>
    refitMembers({
      ...(recipe !== undefined && { recipeFile: recipe }),
      ...(members !== undefined && { members }),
      ...(share !== undefined && { share }),
      out,
      dataDirectory: await dataDirectory(data),
      onProgress,
    }),
  )
  const { file, id, bytes, kept } = refitted
  const forPeople = `Pack ${id} of ${refitted.members} refits (${kept} were there already), ${bytes} bytes: ${file}\n`
  await write(around.stdout, options.json ? `${JSON.stringify(refitted)}\n` : forPeople)
}

function wholeMembers(text: string): number {
  const members = Number(text)
  if (/^\d+$/.test(text) && members >= 2 && members <= 1000) return members
  throw new InvalidArgumentError('Write a whole number from 2 to 1000, such as 100.')
}

function shareOfGames(text: string): number {
  const share = Number(text)
  if (text.trim() !== '' && share > 0 && share <= 1) return share
  throw new InvalidArgumentError('Write a share above 0 and at most 1, such as 0.5.')
}
