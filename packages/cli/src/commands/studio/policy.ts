import { readFileSync } from 'node:fs'
import { InputError } from '@fourthright/guide'
import { Command, Option } from 'commander'
import { examples } from '../../examples.js'
import { findingLines, policyListText, verdictText } from '../../render/policyText.js'
import { type Surroundings, write } from '../../surroundings.js'
import { askAndTell } from './ask.js'
import { dirFlag, jsonFlag, type PlaceOptions } from './place.js'

interface TestOptions extends PlaceOptions {
  readonly user: string
  readonly at: string
  readonly address?: string
}

interface PutOptions extends PlaceOptions {
  readonly attachedTo: 'mintRole' | 'privateApi'
}

interface AskOptions {
  readonly kind: 'identity' | 'resource'
  readonly action?: string
  readonly resource?: string
  readonly context: Readonly<Record<string, string>>
  readonly json?: true
}

/** `fourthright studio policy`: who may do what from where, and what the policies would say. */
export function policyCommand(around: Surroundings): Command {
  const command = new Command('policy').description('The IAM policies of the studio.').addHelpText(
    'after',
    examples([
      [
        'may alice open her profile from outside?',
        'fourthright studio policy test --user alice --at studio-public',
      ],
      ['what is dangerous in a policy, before it is used', 'fourthright studio policy lint role.json'],
    ]),
  )
  command
    .command('list')
    .description('The policies in force.')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action((options: PlaceOptions) => askAndTell(around, options, 'listPolicies', {}, policyListText))
  command
    .command('put')
    .description('Put a policy in force, in the place of the one of that name. It holds at once, everywhere.')
    .argument('<name>')
    .argument('<file>', 'an IAM policy document')
    .addOption(
      new Option('--attached-to <what>', 'the role of the mint function, or the private API')
        .choices(['mintRole', 'privateApi'])
        .makeOptionMandatory(),
    )
    .option(...dirFlag)
    .option(...jsonFlag)
    .action((name: string, file: string, options: PutOptions) => {
      const said = { name, attachedTo: options.attachedTo, document: readText(file) }
      return askAndTell(around, options, 'putPolicy', said, (answer: { findings: readonly object[] }) =>
        [`${name} is in force.`, ...findingLines(answer.findings), ''].join('\n'),
      )
    })
  command
    .command('test')
    .description("What the policies in force say to a user's request at an entry point, and why.")
    .requiredOption('--user <name>', 'whose profile')
    .requiredOption('--at <entry point>', 'where the request comes in')
    .option('--address <ip>', "the peer's address", '127.0.0.1')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action(({ user, at, address = '127.0.0.1', ...place }: TestOptions) =>
      askAndTell(around, place, 'testAccess', { user, entryPoint: at, address }, verdictText),
    )
  command
    .command('lint')
    .description(
      'What is dangerous, idle or unclear in a policy document; with an action, what it says to a request.',
    )
    .argument('<file>', 'an IAM policy document')
    .addOption(
      new Option('--kind <kind>', 'what it hangs on').choices(['identity', 'resource']).default('identity'),
    )
    .option('--action <action>', 'such as sagemaker:CreatePresignedDomainUrl')
    .option('--resource <arn>', 'what it is done to')
    .option(
      '--context <key=value>',
      'a condition key, such as aws:SourceVpce=vpce-1a2b (may be repeated)',
      keyValue,
      {},
    )
    .option(...jsonFlag)
    .action((file: string, options: AskOptions) => lint(file, options, around))
  return command
}

async function lint(file: string, options: AskOptions, around: Surroundings): Promise<void> {
  const { compileDocument, evaluate, lintPolicy, parsePolicy } = await import('@fourthright/policy')
  const document = parsePolicy(readText(file), { name: file, kind: options.kind })
  const findings = lintPolicy(document)
  const { action, resource = '*', context } = options
  const verdict =
    action === undefined ? null : evaluate([compileDocument(document)], { action, resource, context })
  const lines = [...findingLines(findings), ...(verdict ? [verdictText(verdict).trimEnd()] : [])]
  await write(
    around.stdout,
    options.json ? `${JSON.stringify({ findings, verdict })}\n` : `${lines.join('\n')}\n`,
  )
}

function keyValue(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const at = text.indexOf('=')
  if (at > 0) return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
  throw new InputError('policy/context', {
    field: '--context',
    value: text,
    valid: 'key=value, such as aws:SourceVpce=vpce-1a2b',
    message: 'A condition key needs a value.',
  })
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new InputError('policy/file', {
      field: '<file>',
      value: file,
      valid: 'a file that can be read',
      message: `The policy cannot be read: ${(error as Error).message}`,
    })
  }
}
