import { InputError } from '@fourthright/guide'
import type { FileStatus, PlaceStatus, PulledFile, PullProgress } from '@fourthright/lab'
import { Command } from 'commander'
import { examples } from '../examples.js'
import { underProgress } from '../progress.js'
import { tableLines } from '../render/table.js'
import { programSurroundings, type Surroundings, write } from '../surroundings.js'

interface PullOptions {
  readonly seasons: readonly number[]
  readonly from?: string
  readonly to?: string
  readonly refresh?: true
  readonly json?: true
}

interface StatusOptions {
  readonly data?: string
  readonly json?: true
}

/** `fourthright data`: fetch play-by-play, and see what is there. */
export function dataCommand(around: Surroundings = programSurroundings()): Command {
  const command = new Command('data').description('Fetch seasons of play-by-play, and see which are there.')
  command
    .command('pull')
    .description(
      'Download seasons and schedules from the releases of nflverse (CC-BY-4.0), verify and keep them.\n' +
        'An interrupted pull goes on where it stopped. Files are kept in FOURTHRIGHT_CACHE, else in the cache directory of the system.',
    )
    .requiredOption('--seasons <list>', 'seasons, such as 2016-2020 or 2016-2018,2020', (text) =>
      parseSeasons(text),
    )
    .option('--from <url>', 'another address of the releases, such as a mirror')
    .option('--to <directory>', 'another directory than the cache')
    .option('--refresh', 'ask whether files that are there have changed')
    .option('--json', 'the report as JSON, for programs')
    .action((options: PullOptions) => pull(options, around))
    .addHelpText(
      'after',
      examples([
        ['the seasons of the published article', 'fourthright data pull --seasons 2016-2020'],
        [
          'the season that is being played, as it stands today',
          'fourthright data pull --seasons 2026 --refresh',
        ],
        [
          'from a mirror into a directory of your own',
          'fourthright data pull --seasons 2001-2020 --from http://mirror.example/nflverse --to seasons',
        ],
      ]),
    )
  command
    .command('status')
    .description('Which seasons are where, how many plays they have, and whether they are as they should be.')
    .option('--data <directory>', 'look there too')
    .option('--json', 'the status as JSON, for programs')
    .action((options: StatusOptions) => status(options, around))
    .addHelpText(
      'after',
      examples([['what commands read when nothing else is said', 'fourthright data status']]),
    )
  return command
}

async function pull({ seasons, from, to, refresh, json }: PullOptions, around: Surroundings): Promise<void> {
  const { pullSeasons } = await import('@fourthright/lab')
  const report = await underProgress(around, (onProgress) =>
    pullSeasons({
      seasons,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      refresh: refresh ?? false,
      // The schedules are one file more.
      onProgress: shareOf(seasons.length + 1, onProgress),
    }),
  )
  const lines = [
    `In ${report.directory}:`,
    ...tableLines(['file', 'rows', 'size', ''], report.files.map(pulledCells)),
  ]
  await write(around.stdout, json ? `${JSON.stringify(report)}\n` : `${lines.join('\n')}\n`)
}

function pulledCells({ name, rows, bytes, isNew }: PulledFile): string[] {
  return [name, rows.toLocaleString('en'), megabytes(bytes), isNew ? 'new' : 'kept']
}

/** The share of all files that is done, from the steps of one after the other. */
function shareOf(files: number, onProgress: (stage: string, share: number) => void) {
  const done = new Set<string>()
  return ({ name, step, bytes, totalBytes }: PullProgress): void => {
    if (step === 'done' || step === 'kept') done.add(name)
    const ofThis = done.has(name) || totalBytes === null ? 0 : bytes / totalBytes
    onProgress(`${name} ${megabytes(bytes)}`, Math.min(1, (done.size + ofThis) / files))
  }
}

async function status({ data, json }: StatusOptions, around: Surroundings): Promise<void> {
  const { dataStatus } = await import('@fourthright/lab')
  const places = await underProgress(around, (onProgress) =>
    dataStatus({
      ...(data === undefined ? {} : { directory: data }),
      onFile: (file) => onProgress(file, 0),
    }),
  )
  const text = places.map((place) => `${placeLines(place).join('\n')}\n`).join('\n')
  await write(around.stdout, json ? `${JSON.stringify({ places })}\n` : text)
}

function placeLines({ namedBy, directory, isUsed, seasons, games }: PlaceStatus): string[] {
  const title = `${directory} (${namedBy === 'beside' ? 'beside this directory' : namedBy})${isUsed ? ', used' : ''}`
  if (seasons.length === 0) return [`${title}: no seasons`]
  const rows = seasons.map((one) => [
    String(one.season),
    ...fileCells(one),
    one.extent === 'extract' ? 'some columns' : '',
  ])
  if (games !== null) rows.push(['schedules', ...fileCells(games), ''])
  const problems = [...seasons, games].flatMap((one) =>
    one?.problem ? [`  ${one.file}: ${one.problem}`] : [],
  )
  return [`${title}:`, ...tableLines(['season', 'rows', 'size', 'state', ''], rows), ...problems]
}

function fileCells({ rows, bytes, verifies }: FileStatus): string[] {
  return [rows === null ? '-' : rows.toLocaleString('en'), megabytes(bytes), verifies ? 'good' : 'BAD']
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/**
 * Reads a list of seasons: years and spans of years, in any order, each answered once, ascending.
 *
 * @param thisYear the last season that can have begun.
 * @throws InputError `seasons/not-a-list`, `seasons/backwards`, `seasons/out-of-range`.
 * @example parseSeasons('2016-2018,2020') // [2016, 2017, 2018, 2020]
 */
export function parseSeasons(text: string, thisYear = new Date().getFullYear()): number[] {
  const seasons = new Set<number>()
  for (const part of text.split(',')) {
    const [, first, last = first] = /^\s*(\d{4})\s*(?:[-–]\s*(\d{4})\s*)?$/.exec(part) ?? []
    if (first === undefined || last === undefined) {
      throw refused('not-a-list', text, `${JSON.stringify(part)} is neither a season nor a span of seasons.`)
    }
    if (Number(last) < Number(first)) {
      throw refused('backwards', text, `The span ${part.trim()} runs backwards; write ${last}-${first}.`)
    }
    if (Number(first) < 1999 || Number(last) > thisYear) {
      throw refused(
        'out-of-range',
        text,
        `There is play-by-play of 1999 to ${thisYear}, not of all of ${part.trim()}.`,
      )
    }
    for (let season = Number(first); season <= Number(last); season++) seasons.add(season)
  }
  return [...seasons].sort((a, b) => a - b)
}

function refused(code: string, value: string, message: string): InputError {
  return new InputError(`seasons/${code}`, {
    field: '--seasons',
    value,
    valid: 'seasons and spans with commas between, such as 2016-2018,2020',
    message,
  })
}
