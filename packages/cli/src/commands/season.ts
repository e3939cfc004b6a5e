import { Command, InvalidArgumentError } from 'commander'
import { bundleFlag, readBundle, readMembers } from '../bundleFile.js'
import { examples } from '../examples.js'
import { underProgress } from '../progress.js'
import { seasonText } from '../render/seasonText.js'
import { type Surroundings, write } from '../surroundings.js'

interface SeasonOptions {
  readonly out: string
  readonly bundle?: string
  readonly data?: string
  readonly confidence?: true
  readonly json?: true
}

/** `fourthright season`: every fourth down of a season, decided, as a table. */
export function seasonCommand(around: Surroundings): Command {
  return new Command('season')
    .description(
      'Decide every fourth down of a season, and write a table: what the team did, what the guide says.',
    )
    .argument('<year>', 'the year in which the season began', wholeYear)
    .requiredOption('--out <file>', 'the table, .csv or .parquet', tableFile)
    .option(...bundleFlag())
    .option(
      '--data <directory>',
      'play-by-play (default: FOURTHRIGHT_DATA, else what `data pull` has brought)',
    )
    .option('--confidence', 'how sure each call is: how many refits of the models agree')
    .option('--json', 'the summary as JSON, for programs')
    .action((year: number, options: SeasonOptions) => season(year, options, around))
    .addHelpText(
      'after',
      examples([
        ['all fourth downs of 2020', 'fourthright season 2020 --out season2020.csv'],
        ['with how sure each call is', 'fourthright season 2020 --confidence --out season2020.csv'],
        [
          'for a database, by the models of the experiment',
          'fourthright season 2020 --out season2020.parquet --bundle experiment',
        ],
      ]),
    )
}

async function season(year: number, options: SeasonOptions, around: Surroundings): Promise<void> {
  const bundle = await readBundle(options.bundle)
  const members = options.confidence && (await readMembers(bundle, options.bundle))
  const { dataDirectory, seasonDecisions, seasonSummary, writeSeason } = await import('@fourthright/lab')
  const rows = await underProgress(around, async (onProgress) =>
    seasonDecisions({
      year,
      bundle,
      ...(members && { members }),
      dataDirectory: await dataDirectory(options.data),
      onProgress,
    }),
  )
  await writeSeason(rows, options.out)
  const summary = seasonSummary(rows)
  const forPrograms = { year, file: options.out, bundle: bundle.id, ...summary }
  await write(
    around.stdout,
    options.json ? `${JSON.stringify(forPrograms)}\n` : seasonText(year, options.out, summary),
  )
}

function wholeYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('Write a year, such as 2020.')
  return Number(text)
}

function tableFile(text: string): string {
  if (!/\.(csv|parquet)$/.test(text))
    throw new InvalidArgumentError('Write a name that ends in .csv or .parquet.')
  return text
}
