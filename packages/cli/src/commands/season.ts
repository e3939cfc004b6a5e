import { Command, InvalidArgumentError } from 'commander'
import { bundleFlag, readBundle, readMembers } from '../bundleFile.js'
import { examples } from '../examples.js'
import { underProgress } from '../progress.js'
import { seasonText } from '../render/seasonText.js'
import { type Surroundings, write } from '../surroundings.js'
import { UsageError } from '../usageError.js'

interface SeasonOptions {
  readonly out?: string
  readonly tables?: string
  readonly bundle?: string
  readonly data?: string
  readonly confidence?: true
  readonly json?: true
}

/** `fourthright season`: every fourth down of a season, decided, as a table and as the explorer's tables. */
export function seasonCommand(around: Surroundings): Command {
  return new Command('season')
    .description(
      'Decide every fourth down of a season, and write a table: what the team did, what the guide says. Or write what the page explores: also how it went, what it cost, teams and coaches ranked, and the line of each game.',
    )
    .argument('<year>', 'the year in which the season began', wholeYear)
    .option('--out <file>', 'the table, .csv or .parquet', tableFile)
    .option(
      '--tables <directory>',
      'a folder for the tables of the page and the API; the season gets its own in it',
    )
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
        ['for the page and the API', 'fourthright season 2020 --confidence --tables tables'],
        [
          'for a database, by the models of the experiment',
          'fourthright season 2020 --out season2020.parquet --bundle experiment',
        ],
      ]),
    )
}

async function season(year: number, options: SeasonOptions, around: Surroundings): Promise<void> {
  const { out, tables } = options
  if (out === undefined && tables === undefined) throw nowhereToWrite()
  const bundle = await readBundle(options.bundle)
  const members = options.confidence && (await readMembers(bundle, options.bundle))
  const lab = await import('@fourthright/lab')
  if (tables !== undefined) await lab.makeTablesFolder(tables)
  const { rows, folder } = await underProgress(around, async (onProgress) => {
    const models = { bundle, ...(members && { members }) }
    const request = { ...models, dataDirectory: await lab.dataDirectory(options.data), onProgress }
    const decided = await lab.decideSeason({ year, ...request })
    const rows = decided.fourthDowns.map(({ row }) => row)
    if (out !== undefined) await lab.writeSeason(rows, out)
    const folder =
      tables === undefined ? null : await lab.writeTables(await lab.explorerTables(decided, request), tables)
    return { rows, folder }
  })
  const written = { file: out ?? null, tables: folder }
  const summary = lab.seasonSummary(rows)
  const forPrograms = { year, ...written, bundle: bundle.id, ...summary }
  await write(
    around.stdout,
    options.json ? `${JSON.stringify(forPrograms)}\n` : seasonText(year, written, summary),
  )
}

function nowhereToWrite(): UsageError {
  return new UsageError('usage/missing-mandatory-option-value', {
    field: '--out',
    valid: '--out with a .csv or .parquet file, --tables with a folder, or both',
    message: 'Nothing says where the decisions are to be written.',
  })
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
