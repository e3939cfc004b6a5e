import { Command } from 'commander'
import { examples } from '../../examples.js'
import { tableLines } from '../../render/table.js'
import type { Surroundings } from '../../surroundings.js'
import { askAndTell } from './ask.js'
import { dirFlag, jsonFlag, type PlaceOptions } from './place.js'

interface ListedProfile {
  readonly name: string
  readonly domainId: string
  readonly label: string
  readonly user: string | null
}

/** `fourthright studio profiles`: what can be opened. */
export function profilesCommand(around: Surroundings): Command {
  const command = new Command('profiles')
    .description('The profiles of the domain: each a home folder and a host name.')
    .addHelpText(
      'after',
      examples([['a profile for the user of the same name', 'fourthright studio profiles create alice']]),
    )
  command
    .command('list')
    .description('All profiles, and who may open them.')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action((options: PlaceOptions) => askAndTell(around, options, 'listProfiles', {}, profilesText))
  command
    .command('create')
    .description('Make a profile. Its name is the name of the user who is to open it.')
    .argument('<name>')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action((name: string, options: PlaceOptions) =>
      askAndTell(
        around,
        options,
        'createProfile',
        { name },
        () => `There is a profile ${name}. Let its user open it: fourthright studio grants give ${name}\n`,
      ),
    )
  return command
}

function profilesText({ profiles }: { profiles: readonly ListedProfile[] }): string {
  const rows = profiles.map(({ name, user, label, domainId }) => [name, user ?? '-', label, domainId])
  return `${tableLines(['profile', 'opened by', 'host label', 'domain'], rows).join('\n')}\n`
}
