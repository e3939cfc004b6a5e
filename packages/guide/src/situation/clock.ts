import { InputError } from '../errors/errors.js'

/** A quarter's length on the game clock, in seconds. */
const quarterSeconds = 15 * 60

/**
 * Seconds left, from a game clock as it is written on the board.
 *
 * @param text minutes and two digits of seconds, `0:00` to `15:00`
 * @throws InputError 'situation/clock' for anything else
 * @example parseClock('3:21') // 201
 */
export function parseClock(text: string): number {
  const seconds = maybeClock(text)
  if (seconds === undefined) {
    throw new InputError('situation/clock', {
      field: 'clock',
      value: text,
      valid: 'time left in the quarter as minutes:seconds, 0:00 to 15:00',
      message: `The clock reads "${text}"; write the time left in the quarter, such as "3:21".`,
    })
  }
  return seconds
}

/** Seconds left, or undefined where the text is no game clock from `0:00` to `15:00`. */
export function maybeClock(text: string): number | undefined {
  const parts = /^(\d{1,2}):([0-5]\d)$/.exec(text)
  if (!parts) return undefined
  const seconds = Number(parts[1]) * 60 + Number(parts[2])
  return seconds <= quarterSeconds ? seconds : undefined
}

/** The clock as the board shows it: whole seconds, a started second counted as the board counts it, up. */
export function clockText(seconds: number): string {
  const whole = Math.ceil(Math.max(0, seconds) - 1e-9)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
