/** The examples at the end of a command's `--help`: what one gets, and the command line for it. */
export function examples(lines: readonly (readonly [what: string, commandLine: string])[]): string {
  const body = lines.map(([what, commandLine]) => `  # ${what}\n  $ ${commandLine}`)
  return `\nExamples:\n${body.join('\n')}\n`
}
