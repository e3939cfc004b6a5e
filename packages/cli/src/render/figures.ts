/** A probability in per cent with one decimal, `69.0`; what is not there is a dash. */
export function percent(probability: number | null): string {
  if (probability === null) return '–'
  const shown = (100 * probability).toFixed(1)
  // Rare is not never, and nearly certain is not certain.
  if (shown === '0.0' && probability > 0) return '<0.1'
  if (shown === '100.0' && probability < 1) return '>99.9'
  return shown
}

/** The words of a camelCase name: `firstDownByPenalty` → `first down by penalty`. */
export function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

/** `4th` of 4. */
export function ordinal(count: number): string {
  return `${count}${{ 1: 'st', 2: 'nd', 3: 'rd' }[count] ?? 'th'}`
}
