import { Command } from 'commander'
import { examples } from '../../examples.js'
import { tableLines } from '../../render/table.js'
import type { Surroundings } from '../../surroundings.js'
import { askAndTell, minuteOf } from './ask.js'
import { dirFlag, jsonFlag, type PlaceOptions } from './place.js'

interface ListedGrant {
  readonly user: string
  readonly givenAt: string
  readonly revokedAt: string | null
  readonly openSessions: number
}

/** `fourthright studio grants`: who may open which profile. */
export function grantsCommand(around: Surroundings): Command {
  const command = new Command('grants').description('The mapping from users to profiles.').addHelpText(
    'after',
    examples([
      ['who may open what, and has it open', 'fourthright studio grants list'],
      ['take alice’s access away, while she looks', 'fourthright studio grants revoke alice'],
    ]),
  )
  command
    .command('list')
    .description('All grants, the latest first, with the sessions that they have open.')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action((options: PlaceOptions) => askAndTell(around, options, 'listGrants', {}, grantsText))
  command
    .command('give')
    .description('Let a user open the profile of the same name.')
    .argument('<user>')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action((user: string, options: PlaceOptions) =>
      askAndTell(around, options, 'giveGrant', { user }, () => `${user} may open the profile ${user}.\n`),
    )
  command
    .command('revoke')
    .description('Take a grant back: its links open no more, and what is open ends within a second.')
    .argument('<user>')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action((user: string, options: PlaceOptions) =>
      askAndTell(around, options, 'revokeGrant', { user }, () => `${user} may open no profile any more.\n`),
    )
  return command
}

function grantsText({ grants }: { grants: readonly ListedGrant[] }): string {
  const rows = grants.map(({ user, givenAt, revokedAt, openSessions }) => [
    user,
    minuteOf(givenAt),
    minuteOf(revokedAt),
    String(openSessions),
  ])
  return `${tableLines(['user', 'given', 'revoked', 'open sessions'], rows).join('\n')}\n`
}
