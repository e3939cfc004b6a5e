import { Command } from 'commander'
import { examples } from '../../examples.js'
import { type Surroundings, write } from '../../surroundings.js'
import { dirFlag, jsonFlag, type PlaceOptions, studioDirectory } from './place.js'

/** `fourthright studio stop`: ends the studio that runs in a folder. */
export function stopCommand(around: Surroundings): Command {
  return new Command('stop')
    .addHelpText('after', examples([['the studio of this account', 'fourthright studio stop']]))
    .description(
      'Stop the studio of a folder: its sessions are cut, its audit is signed, its database is closed.',
    )
    .option(...dirFlag)
    .option(...jsonFlag)
    .action(async (options: PlaceOptions) => {
      const { stopStudio } = await import('@fourthright/studio/admin')
      await stopStudio(studioDirectory(options, around))
      await write(around.stdout, options.json ? '{}\n' : 'The studio has stopped.\n')
    })
}
