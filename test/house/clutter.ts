/** What no file of the house says: paths of somebody's machine, and promises instead of work. */
const unwanted: readonly (readonly [what: string, pattern: RegExp])[] = [
  // `fan` is the user of examples, on nobody's machine.
  ['a path of one machine', /(?<![\w.:/-])\/(work|root|home|Users)\/(?!fan\b)[A-Za-z]/],
  ['a path of one machine', /\b[A-Z]:\\\\?Users\\/],
  // Put together, so that this file does not say them itself.
  ['unfinished work', new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`)],
  ['a focused test', new RegExp(`\\b(it|test|describe)\\.${'on' + 'ly'}\\b`)],
]

const largestBytes = 512 * 1024

/** The lines of a text that say something unwanted: `line 3: a path of one machine`. */
export function clutterIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      unwanted.filter(([, pattern]) => pattern.test(line)).map(([what]) => `line ${index + 1}: ${what}`),
    )
}

/** Only a published bundle of models may be large. */
export function isTooLarge(file: string, bytes: number): boolean {
  return bytes > largestBytes && !/^models\/[^/]+\.frb$/.test(file)
}
