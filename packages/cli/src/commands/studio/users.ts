import { Command } from 'commander'
import { examples } from '../../examples.js'
import { tableLines } from '../../render/table.js'
import { type Surroundings, write } from '../../surroundings.js'
import { askAndTell, minuteOf } from './ask.js'
import { dirFlag, jsonFlag, type PlaceOptions, studioDirectory } from './place.js'
import { SecretLines } from './secrets.js'

interface ListedUser {
  readonly name: string
  readonly status: string
  readonly enabled: boolean
  readonly createdAt: string
}

/** `fourthright studio users`: who may sign in. */
export function usersCommand(around: Surroundings): Command {
  const command = new Command('users').description('Who may sign in. Nobody can sign up.').addHelpText(
    'after',
    examples([
      [
        'a user with the profile of the same name; the password is told once, to be changed at the first sign-in',
        'fourthright studio users create alice --with-profile',
      ],
      ['a password that stays, from a file', 'fourthright studio users password alice < password.txt'],
    ]),
  )
  command
    .command('list')
    .description('All users.')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action((options: PlaceOptions) => askAndTell(around, options, 'listUsers', {}, usersText))
  command
    .command('create')
    .description('Make a user. A temporary password is made and told once.')
    .argument('<name>')
    .option('--with-profile', 'with a profile of the same name, and the grant to open it')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action((name: string, options: PlaceOptions & { withProfile?: true }) => create(name, options, around))
  command
    .command('password')
    .description('Set a password, read from standard input or asked for. It stays, unless it is temporary.')
    .argument('<name>')
    .option('--temporary', 'it must be changed at the next sign-in')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action(async (name: string, options: PlaceOptions & { temporary?: true }) => {
      const password = await new SecretLines(around).next('new password')
      const said = { name, password, permanent: options.temporary !== true }
      await askAndTell(around, options, 'setPassword', said, () => `${name} has another password.\n`)
    })
  for (const [word, operation, text] of [
    ['disable', 'disableUser', 'Let a user in no more; what the user has open ends.'],
    ['enable', 'enableUser', 'Let a user in again.'],
    ['delete', 'deleteUser', 'Delete a user, and take back the grant. The profile and its files stay.'],
  ] as const) {
    command
      .command(word)
      .description(text)
      .argument('<name>')
      .option(...dirFlag)
      .option(...jsonFlag)
      .action((name: string, options: PlaceOptions) =>
        askAndTell(around, options, operation, { name }, () => `Done: ${name}.\n`),
      )
  }
  return command
}

function usersText({ users }: { users: readonly ListedUser[] }): string {
  const rows = users.map(({ name, status, enabled, createdAt }) => [
    name,
    enabled ? 'yes' : 'NO',
    status,
    minuteOf(createdAt),
  ])
  return `${tableLines(['user', 'may sign in', 'status', 'since'], rows).join('\n')}\n`
}

async function create(
  name: string,
  options: PlaceOptions & { withProfile?: true },
  around: Surroundings,
): Promise<void> {
  const { askAdmin } = await import('@fourthright/studio/admin')
  const directory = studioDirectory(options, around)
  const made = await askAdmin<'createUser', { name: string; temporaryPassword: string }>(
    directory,
    'createUser',
    { name },
  )
  if (options.withProfile) {
    await askAdmin(directory, 'createProfile', { name })
    await askAdmin(directory, 'giveGrant', { user: name })
  }
  await write(
    around.stdout,
    options.json
      ? `${JSON.stringify(made)}\n`
      : `${name} signs in once with the password  ${made.temporaryPassword}  and then chooses another.\n`,
  )
}
