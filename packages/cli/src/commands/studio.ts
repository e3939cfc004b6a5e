import { Command } from 'commander'
import { examples } from '../examples.js'
import type { Surroundings } from '../surroundings.js'
import { auditCommand } from './studio/audit.js'
import { cleanCommand } from './studio/clean.js'
import { grantsCommand } from './studio/grants.js'
import { openCommand } from './studio/open.js'
import { policyCommand } from './studio/policy.js'
import { profilesCommand } from './studio/profiles.js'
import { startCommand } from './studio/start.js'
import { stopCommand } from './studio/stop.js'
import { usersCommand } from './studio/users.js'

/** `fourthright studio`: the room where analysts work, and its door. */
export function studioCommand(around: Surroundings): Command {
  const command = new Command('studio')
    .description(
      'The room where analysts work, opened only through presigned links: for the signed-in user alone, once, from allowed networks.',
    )
    .addHelpText(
      'after',
      examples([
        ['start it', 'fourthright studio start'],
        ['a first user', 'fourthright studio users create alice --with-profile'],
        ['a link to the own profile', 'fourthright studio open alice'],
      ]),
    )
  const children = [
    startCommand,
    stopCommand,
    openCommand,
    usersCommand,
    profilesCommand,
    grantsCommand,
    policyCommand,
    auditCommand,
    cleanCommand,
  ]
  for (const child of children) command.addCommand(child(around))
  return command
}
