import { Command } from 'commander'
import { examples } from '../../examples.js'
import { auditLines, verificationText } from '../../render/auditText.js'
import { AlreadyTold, exitCodes } from '../../reportError.js'
import { type Surroundings, write } from '../../surroundings.js'
import { dirFlag, jsonFlag, type PlaceOptions, studioDirectory } from './place.js'

interface TailOptions extends PlaceOptions {
  readonly lines: string
  readonly follow?: true
}

/** `fourthright studio audit`: what was decided, and that nobody has touched the record. */
export function auditCommand(around: Surroundings): Command {
  const command = new Command('audit')
    .description('Every decision of the studio, in a chain that shows edits.')
    .addHelpText(
      'after',
      examples([
        ['what is refused and let in, as it comes', 'fourthright studio audit tail --follow'],
        ['has anybody touched the record?', 'fourthright studio audit verify'],
      ]),
    )
  command
    .command('tail')
    .description('The latest decisions: when, who, what, from where, the verdict and why.')
    .option('--lines <count>', 'how many', '20')
    .option('--follow', 'go on as they come')
    .option(...dirFlag)
    .option(...jsonFlag)
    .action((options: TailOptions) => tail(options, around))
  command
    .command('verify')
    .description(
      'Check the whole chain and its signed heads: an edited, missing or inserted line, a cut end, a recomputed chain.\n' +
        'Exit code 0 and the count, or 1 and the first broken line.',
    )
    .option(...dirFlag)
    .option(...jsonFlag)
    .action((options: PlaceOptions) => verify(options, around))
  return command
}

async function tail(options: TailOptions, around: Surroundings): Promise<void> {
  const { askAdmin } = await import('@fourthright/studio/admin')
  const directory = studioDirectory(options, around)
  let after: string | undefined
  do {
    const said = {
      limit: Math.max(1, Math.min(1000, Number(options.lines) || 20)),
      ...(after ? { after } : {}),
    }
    const answer = await askAdmin<'tailAudit', { lines: object[]; last: string | null }>(
      directory,
      'tailAudit',
      said,
    )
    after = answer.last ?? after
    const text = options.json
      ? answer.lines.map((line) => JSON.stringify(line))
      : auditLines(answer.lines, around.stdout.isTTY ?? false)
    if (text.length > 0) await write(around.stdout, `${text.join('\n')}\n`)
    if (options.follow) await new Promise((resolve) => setTimeout(resolve, 500))
  } while (options.follow)
}

async function verify(options: PlaceOptions, around: Surroundings): Promise<void> {
  const { verifyAuditOf } = await import('@fourthright/studio')
  const found = await verifyAuditOf(studioDirectory(options, around), around.environment.DATABASE_URL)
  await write(around.stdout, options.json ? `${JSON.stringify(found)}\n` : verificationText(found))
  if (!found.whole) throw new AlreadyTold(exitCodes.fault)
}
