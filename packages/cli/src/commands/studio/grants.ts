import { Command } from 'commander'
import { tableLines } from '../../render/table.js'
import { type Surroundings, write } from '../../surroundings.js'
import { dirFlag, jsonFlag, type PlaceOptions, studioDirectory } from './place.js'

interface ListedGrant {
  readonly user: string
  readonly profile: string
  readonly givenAt: string
  readonly revokedAt: string | null
  readonly openSessions: number
}

/** `fourthright studio grants`: who may open which profile. */
export function grantsCommand(around: Surroundings): Command {
  const command = new Command('grants').description('The mapping from users to profiles.')
  command
    .command('list')
    .description('All grants, the latest first, with the sessions that they have open.')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action(async (options: PlaceOptions) => {
      const { askAdmin } = await import('@fourthright/studio/admin')
      const answer = await askAdmin<'listGrants', { grants: ListedGrant[] }>(
        studioDirectory(options, around),
        'listGrants',
        {},
      )
      const rows = answer.grants.map(({ user, givenAt, revokedAt, openSessions }) => [
        user,
        givenAt.slice(0, 16).replace('T', ' '),
        revokedAt?.slice(0, 16).replace('T', ' ') ?? '-',
        String(openSessions),
      ])
      const lines = tableLines(['user', 'given', 'revoked', 'open sessions'], rows)
      await write(around.stdout, options.json ? `${JSON.stringify(answer)}\n` : `${lines.join('\n')}\n`)
    })
  command
    .command('give')
    .description('Let a user open the profile of the same name.')
    .argument('<user>')
    .option(...dirFlag)
    .action(async (user: string, options: PlaceOptions) => {
      const { askAdmin } = await import('@fourthright/studio/admin')
      await askAdmin(studioDirectory(options, around), 'giveGrant', { user })
      await write(around.stdout, `${user} may open the profile ${user}.\n`)
    })
  command
    .command('revoke')
    .description('Take a grant back: its links open no more, and what is open ends within a second.')
    .argument('<user>')
    .option(...dirFlag)
    .action(async (user: string, options: PlaceOptions) => {
      const { askAdmin } = await import('@fourthright/studio/admin')
      await askAdmin(studioDirectory(options, around), 'revokeGrant', { user })
      await write(around.stdout, `${user} may open no profile any more.\n`)
    })
  return command
}
