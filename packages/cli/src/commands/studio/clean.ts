import { Command } from 'commander'
import { examples } from '../../examples.js'
import { type Surroundings, write } from '../../surroundings.js'
import { dirFlag, type PlaceOptions, studioDirectory } from './place.js'

/** `fourthright studio clean`: removes a studio that does not run. */
export function cleanCommand(around: Surroundings): Command {
  return new Command('clean')
    .addHelpText(
      'after',
      examples([
        ['what would go', 'fourthright studio clean'],
        ['a studio and its users’ files, gone', 'fourthright studio clean --homes --yes'],
      ]),
    )
    .description(
      'Remove a studio that does not run: its database, keys, audit, authority and settings, and with --homes the files of its users.\n' +
        'Without --yes it only says what it would remove.',
    )
    .option('--homes', "the users' files too")
    .option('--yes', 'do it')
    .option(...dirFlag)
    .action(async (options: PlaceOptions & { homes?: true; yes?: true }) => {
      const { cleanStudio } = await import('@fourthright/studio')
      const removed = await cleanStudio(studioDirectory(options, around), {
        homes: options.homes ?? false,
        really: options.yes ?? false,
      })
      const heading = options.yes ? 'Removed:' : 'Would remove (say --yes to do it):'
      const lines =
        removed.length === 0 ? ['  nothing: there is no studio'] : removed.map((path) => `  ${path}`)
      await write(around.stdout, `${[heading, ...lines].join('\n')}\n`)
    })
}
