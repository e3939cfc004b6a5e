import { isIP } from 'node:net'
import type { RunningServer, ServerOptions } from '@fourthright/server'
import { Command, InvalidArgumentError, Option } from 'commander'
import { bundleFile, bundleFlag } from '../bundleFile.js'
import { examples } from '../examples.js'
import { pageOf } from '../render/page.js'
import { serveText } from '../render/serveText.js'
import { type Surroundings, write } from '../surroundings.js'
import { addGameFlags, type GameFlags, gameSources } from './live/gameSources.js'
import { untilSignalled } from './live/untilSignalled.js'
import { listenFault } from './serve/listenFault.js'
import { pageFolder } from './serve/pageFolder.js'
import { seasonTables } from './serve/seasonTables.js'

interface ServeOptions extends GameFlags {
  readonly port: number
  readonly host: string
  readonly tables?: readonly string[]
  readonly page: boolean
  readonly liveFolder?: string
  readonly requestsPerMinute?: number
  readonly trustedProxy?: readonly string[]
  readonly log: NonNullable<ServerOptions['logLevel']>
  readonly bundle?: string
  readonly json?: true
}

/** `fourthright serve`: page and API, until it is told to stop. */
export function serveCommand(around: Surroundings): Command {
  const command = new Command('serve')
    .description(
      'Serve the page and the API on this machine, without any network of its own. It runs until Ctrl-C or SIGTERM, and then finishes what it is asked; SIGHUP reads the bundle again.',
    )
    .option('--port <port>', 'where it listens; 0: any free port', wholeUpTo(65535), 4004)
    .option('--host <address>', '0.0.0.0 to be reached from other machines', '127.0.0.1')
    .option(
      '--tables <directory...>',
      'seasons written by `season --tables`; the shipped ones come after them',
    )
    .option('--no-page', 'the API alone')
  return addGameFlags(command)
    .option(
      '--live-folder <directory>',
      'keep what live games told, so that nothing is missed over a restart',
    )
    .option(
      '--requests-per-minute <count>',
      'of one address, 0: no limit (default: 600)',
      wholeUpTo(1_000_000),
    )
    .option(
      '--trusted-proxy <address...>',
      'proxies in front, by address or range, whose X-Forwarded-For says who asks',
      oneMoreAddress,
    )
    .addOption(
      new Option('--log <level>', 'which lines go into the log')
        .choices(['silent', 'error', 'warn', 'info', 'debug'])
        .default('warn'),
    )
    .option(...bundleFlag())
    .option('--json', 'one line of JSON when it is ready, {url, bundle, pid}, for programs')
    .action((options: ServeOptions) => serve(options, around))
    .addHelpText(
      'after',
      examples([
        ['page and API', 'fourthright serve'],
        ['a season of your own to explore', 'fourthright serve --tables tables'],
        ['the API alone, on any free port, for programs', 'fourthright serve --no-page --port 0 --json'],
        [
          'with a game of 2020 played again, a minute a second',
          'fourthright serve --game 2020_01_ARI_SF.json.gz',
        ],
      ]),
    )
}

async function serve(options: ServeOptions, around: Surroundings): Promise<void> {
  const file = await bundleFile(options.bundle)
  const live = await gameSources(options)
  const page = options.page ? pageFolder() : undefined
  const { folders: tablesFolders, years } = await seasonTables(options.tables)
  const server = await startedServer({
    ...{ port: options.port, host: options.host, bundleFile: file, tablesFolders, live },
    ...(page !== undefined && { pageFolder: page }),
    ...(options.liveFolder !== undefined && { liveFolder: options.liveFolder }),
    ...(options.requestsPerMinute !== undefined && { requestsPerMinute: options.requestsPerMinute }),
    ...(options.trustedProxy !== undefined && { trustedProxies: options.trustedProxy }),
    logLevel: options.log,
  })
  const reload = () => void server.reload().catch((error: Error) => around.stderr.write(`${error.message}\n`))
  process.on('SIGHUP', reload)
  try {
    await untilSignalled(async (signal) => {
      const { url, bundle } = server
      const ready = { url, bundle: bundle.id, pid: process.pid }
      const serves = {
        name: bundle.name,
        page: options.page,
        years,
        games: live.map(({ game }) => game),
      }
      await write(
        around.stdout,
        options.json
          ? `${JSON.stringify(ready)}\n`
          : serveText(ready, serves, pageOf(around.stdout, around.environment)),
      )
      await aborted(signal)
    })
  } finally {
    process.off('SIGHUP', reload)
    await server.close()
  }
}

async function startedServer(options: ServerOptions & { host: string }): Promise<RunningServer> {
  const { startServer } = await import('@fourthright/server')
  try {
    return await startServer(options)
  } catch (error) {
    throw listenFault(error, options)
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise((resolve) => signal.addEventListener('abort', resolve))
}

function oneMoreAddress(text: string, earlier: readonly string[] = []): readonly string[] {
  const [address = '', bits, ...more] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
  if (most < 0 || !isRange || more.length > 0)
    throw new InvalidArgumentError('Write an address such as 127.0.0.1, or a range such as 10.0.0.0/8.')
  return [...earlier, text]
}

function wholeUpTo(most: number): (text: string) => number {
  return (text) => {
    if (/^\d+$/.test(text) && Number(text) <= most) return Number(text)
    throw new InvalidArgumentError(`Write a whole number from 0 to ${most}.`)
  }
}
