/**
 * The mark of what was called beside what the guide said: nobody is wrong where it hardly matters.
 *
 * @param isClose a toss-up, or refits that do not agree
 */
export function callSign(called: string, recommendation: string, isClose: boolean): '✓' | '–' | '✗' {
  if (called === recommendation) return '✓'
  return called === 'none' || isClose ? '–' : '✗'
}
