import { Command } from 'commander'
import { examples } from '../../examples.js'
import { startText } from '../../render/studioText.js'
import { type Surroundings, write } from '../../surroundings.js'
import { dirFlag, type PlaceOptions, studioDirectory } from './place.js'

interface StartOptions extends PlaceOptions {
  readonly ephemeral?: true
}

/** `fourthright studio start`: runs until it is told to stop. */
export function startCommand(around: Surroundings): Command {
  return new Command('start')
    .description(
      'Start a studio in a folder, and say how to get in. It runs until `studio stop`, Ctrl-C or the end of its terminal.\n' +
        'The first start makes the folder with its settings, keys and database. DATABASE_URL names a PostgreSQL server to use instead of the database in the folder.',
    )
    .option(...dirFlag)
    .option(
      '--ephemeral',
      'a throwaway studio: two users with profiles, an allowed and a refused way in, free ports; gone with its parent',
    )
    .option('--json', 'one line of JSON when it is ready, for programs')
    .action((options: StartOptions) => start(options, around))
    .addHelpText(
      'after',
      examples([
        ['a studio on this machine', 'fourthright studio start'],
        ['a throwaway one for tests', 'fourthright studio start --dir /tmp/studio --ephemeral --json'],
        [
          'one of two replicas, by one PostgreSQL server',
          'DATABASE_URL=postgres://studio@db/studio fourthright studio start --dir replica1',
        ],
      ]),
    )
}

async function start(options: StartOptions, around: Surroundings): Promise<void> {
  const { startStudio } = await import('@fourthright/studio')
  const directory = studioDirectory(options, around)
  const studio = await startStudio({
    directory,
    ephemeral: options.ephemeral ?? false,
    ...(around.environment.DATABASE_URL ? { databaseUrl: around.environment.DATABASE_URL } : {}),
    log: (line) => void around.stderr.write(`${line}\n`),
  })
  const stop = () => void studio.stop()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await write(
    around.stdout,
    options.json ? `${JSON.stringify(studio.ready)}\n` : startText(studio.ready, directory, studio.isEmpty),
  )
  await studio.ended
}
