/** The reasons for which tests may be skipped under CI: the lines of `.ci/skips`, comments (#) left out. */
export function listedReasons(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}
