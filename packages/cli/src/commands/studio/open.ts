import { Command } from 'commander'
import { examples } from '../../examples.js'
import { type Surroundings, write } from '../../surroundings.js'
import { dirFlag, jsonFlag, type PlaceOptions, studioDirectory } from './place.js'
import { SecretLines } from './secrets.js'

/** `fourthright studio open`: what a user's portal does: signs in, and asks the private API for a link. */
export function openCommand(around: Surroundings): Command {
  return new Command('open')
    .description(
      'Sign in as a user of this machine, and get a link to the own profile: it opens once, within a minute.\n' +
        'The password is asked for, or read from standard input (a temporary one and, on the next line, the new one).',
    )
    .argument('<user>')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action(async (user: string, options: PlaceOptions) => {
      const { askAdmin, linkFor } = await import('@fourthright/studio/admin')
      const ready = await askAdmin(studioDirectory(options, around), 'status', {})
      const secrets = new SecretLines(around)
      const url = await linkFor(ready as never, user, (what) => secrets.next(what))
      await write(
        around.stdout,
        options.json ? `${JSON.stringify({ AuthorizedUrl: url })}\n` : `Open this in your browser:\n${url}\n`,
      )
    })
    .addHelpText('after', examples([['a link for alice', 'fourthright studio open alice']]))
}
