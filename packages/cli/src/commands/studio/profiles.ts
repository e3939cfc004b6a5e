import { Command } from 'commander'
import { tableLines } from '../../render/table.js'
import { type Surroundings, write } from '../../surroundings.js'
import { dirFlag, jsonFlag, type PlaceOptions, studioDirectory } from './place.js'

interface ListedProfile {
  readonly name: string
  readonly domainId: string
  readonly label: string
  readonly user: string | null
}

/** `fourthright studio profiles`: what can be opened. */
export function profilesCommand(around: Surroundings): Command {
  const command = new Command('profiles').description(
    'The profiles of the domain: each a home folder and a host name.',
  )
  command
    .command('list')
    .description('All profiles, and who may open them.')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action(async (options: PlaceOptions) => {
      const { askAdmin } = await import('@fourthright/studio/admin')
      const answer = await askAdmin<'listProfiles', { profiles: ListedProfile[] }>(
        studioDirectory(options, around),
        'listProfiles',
        {},
      )
      const rows = answer.profiles.map(({ name, user, label, domainId }) => [
        name,
        user ?? '-',
        label,
        domainId,
      ])
      const lines = tableLines(['profile', 'opened by', 'host label', 'domain'], rows)
      await write(around.stdout, options.json ? `${JSON.stringify(answer)}\n` : `${lines.join('\n')}\n`)
    })
  command
    .command('create')
    .description('Make a profile. Its name is the name of the user who is to open it.')
    .argument('<name>')
    .option(...dirFlag)
    .action(async (name: string, options: PlaceOptions) => {
      const { askAdmin } = await import('@fourthright/studio/admin')
      await askAdmin(studioDirectory(options, around), 'createProfile', { name })
      await write(
        around.stdout,
        `There is a profile ${name}. Let its user open it: studio grants give ${name}\n`,
      )
    })
  return command
}
