import { Command } from 'commander'
import { examples } from './examples.js'
import { exitCodes, reportError } from './reportError.js'
import { subCommands } from './subCommands.js'
import { programSurroundings, type Surroundings } from './surroundings.js'
import { asUsageError, isHelp } from './usageError.js'
import { version } from './version.js'

/**
 * Runs one command line.
 *
 * @param args what follows the program's name, e.g. `['decide', '--json']`
 * @returns the exit code: 0 done; 2 bad input; 3 data or a needed library is not there; 1 anything else
 */
export async function main(
  args: readonly string[],
  around: Surroundings = programSurroundings(),
): Promise<number> {
  try {
    const program = await programFor(args, around)
    if (args.length === 0) program.outputHelp()
    else await program.parseAsync(args, { from: 'user' })
    return exitCodes.done
  } catch (error) {
    if (isHelp(error)) return exitCodes.done
    return reportError(asUsageError(error), { around, json: args.includes('--json') })
  }
}

/** The program with the one sub-command that is named, the others by name and summary only. */
async function programFor(args: readonly string[], around: Surroundings): Promise<Command> {
  const program = new Command('fourthright')
    .description('The open fourth-down decision guide.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText(
      'after',
      examples([
        ['the famous play: Colts against Texans, December 2020, fourth and inches', 'fourthright decide'],
        ['the flags of a command, with examples', 'fourthright decide --help'],
      ]),
    )
    .configureOutput({
      writeOut: (text) => void around.stdout.write(text),
      // Errors are told once, by reportError.
      writeErr: () => {},
    })
    .exitOverride()

  const named = args.find((arg) => !arg.startsWith('-'))
  const wanted = named === 'help' ? args[args.indexOf('help') + 1] : named
  for (const { name, summary, load } of subCommands) {
    const command = name === wanted ? await load(around) : new Command(name)
    program.addCommand(inherit(command.summary(summary), program))
  }
  return program
}

/** A command that is added, unlike one made by its parent, does not take over the parent's settings. */
function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent)
  for (const child of command.commands) inherit(child, command)
  return command
}
