import {
  type Bundle,
  decide,
  famousPlay,
  type DecideOptions as GuideOptions,
  InputError,
  type Overrides,
  plainNumber,
  readSituation,
} from '@fourthright/guide'
import { Command, Option } from 'commander'
import { bundleFlag, readBundle, readMembers } from '../bundleFile.js'
import { examples } from '../examples.js'
import { decisionText } from '../render/decisionText.js'
import { pageOf } from '../render/page.js'
import { AlreadyTold, exitCodes } from '../reportError.js'
import { addSituationFlags, hasSituationFlags, withFlags } from '../situationFlags.js'
import { parseJson, readLines, readText } from '../situationText.js'
import { type Surroundings, write } from '../surroundings.js'

interface DecideOptions {
  readonly situation?: string
  readonly situations?: string
  readonly json?: true
  readonly tree?: 'full'
  readonly confidence?: true
  readonly explain?: true
  readonly convert?: string
  readonly make?: string
  readonly bundle?: string
  readonly [flag: string]: unknown
}

/** `fourthright decide`: what to do in a situation, by flags, from a file, or for many at once. */
export function decideCommand(around: Surroundings): Command {
  const command = new Command('decide')
    .description(
      'What to do on a fourth down: the win chance of each choice, what can come of it, and the call.\n' +
        'Nothing given: the famous play, Colts against Texans in December 2020, fourth and inches.',
    )
    .option('--situation <file>', 'a situation as JSON, - for standard input; flags go before its fields')
    .addOption(
      new Option(
        '--situations <file>',
        'one situation as JSON a line; one decision as JSON a line',
      ).conflicts('situation'),
    )
    .option('--json', 'the decision as JSON, for programs')
    .addOption(
      new Option('--tree <size>', 'every leaf of the tree, not one line a kind of outcome').choices(['full']),
    )
    .option('--confidence', 'how sure the call is: how many refits of the models agree')
    .option('--explain', 'what moved the chance to convert and the edge')
    .option('--convert <chance>', 'your own chance to convert (after a touchdown: to score two), 0 to 1')
    .option('--make <chance>', 'your own chance to make the kick, 0 to 1')
    .option(...bundleFlag())
    .action((options: DecideOptions) =>
      (options.situations === undefined ? decideOne : decideMany)(options, around),
    )
  addSituationFlags(command)
  return command.addHelpText('after', examples(lines))
}

const lines = [
  ['the famous play', 'fourthright decide'],
  [
    'fourth and goal at the 8, eight points behind, two minutes left',
    'fourthright decide --season 2020 --season-type POST --offense GB --defense TB --home GB ' +
      '--quarter 4 --clock 2:09 --score 23-31 --down 4 --yards-to-go 8 --yards-to-goal 8',
  ],
  [
    'a situation from a file, but with a longer distance',
    'fourthright decide --situation play.json --yards-to-go 3',
  ],
  [
    'how sure, what moved it, and with your own chance',
    'fourthright decide --confidence --explain --convert 0.5',
  ],
  ['many at once', 'fourthright decide --situations plays.jsonl > decisions.jsonl'],
] as const

async function decideOne(options: DecideOptions, around: Surroundings): Promise<void> {
  const situation = readSituation(await situationOf(options, around))
  const bundle = await readBundle(options.bundle)
  const decision = decide(situation, bundle, await asked(options, bundle))
  await write(
    around.stdout,
    options.json
      ? `${JSON.stringify(decision)}\n`
      : decisionText(situation, decision, pageOf(around.stdout, around.environment)),
  )
}

async function situationOf(options: DecideOptions, around: Surroundings): Promise<unknown> {
  if (options.situation === undefined) return hasSituationFlags(options) ? withFlags(options) : famousPlay
  const text = await readText('--situation', options.situation, around)
  return withFlags(options, parseJson(text, '--situation'))
}

/** A bad line is answered by its error in the place of a decision; the rest go on. */
async function decideMany(options: DecideOptions, around: Surroundings): Promise<void> {
  const bundle = await readBundle(options.bundle)
  const guideOptions = await asked(options, bundle)
  let allGood = true
  for await (const line of readLines('--situations', options.situations ?? '-', around)) {
    const answer = answerTo(line, bundle, options, guideOptions)
    allGood &&= !('error' in answer)
    await write(around.stdout, `${JSON.stringify(answer)}\n`)
  }
  if (!allGood) throw new AlreadyTold(exitCodes.badInput)
}

function answerTo(line: string, bundle: Bundle, options: DecideOptions, guideOptions: GuideOptions): object {
  try {
    return decide(withFlags(options, parseJson(line, '--situations')), bundle, guideOptions)
  } catch (error) {
    if (error instanceof InputError) return { error }
    throw error
  }
}

/** The flags that change what is answered, for the guide, which checks the chances. */
async function asked(
  { tree, confidence, explain, convert, make, bundle: wanted }: DecideOptions,
  bundle: Bundle,
): Promise<GuideOptions> {
  const overrides = {
    ...(convert !== undefined && { conversion: plainNumber(convert) }),
    ...(make !== undefined && { make: plainNumber(make) }),
  }
  return {
    ...(tree && { tree }),
    ...(confidence && { members: await readMembers(bundle, wanted) }),
    ...(explain && { explain }),
    ...(Object.keys(overrides).length > 0 && { overrides: overrides as Overrides }),
  }
}
