// W3C's profile of ISO 8601 (NOTE-datetime), as "Condition operators": Date names it: a year, a month, a day, or a
// time with its zone.
const written =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d))?)?)?$/
// Four digits are a year, so that an epoch has five at least (from 02:46:40 on the first day of 1970 on).
const epoch = /^-?\d{5,12}(?:\.\d{1,9})?$/

const millisecondsASecond = 1000
const minutesAnHour = 60
const millisecondsAMinute = 60_000

/** Milliseconds since 1970 of an ISO 8601 date or of epoch seconds; undefined for anything else. */
export function maybeInstant(text: string): number | undefined {
  if (epoch.test(text)) return Number(text) * millisecondsASecond
  const found = written.exec(text)
  if (found === null) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((digits) => (digits === undefined ? undefined : Number(digits)))
  const start = new Date(0)
  start.setUTCFullYear(year, month - 1, day)
  const isDay = month >= 1 && start.getUTCMonth() === month - 1 && start.getUTCDate() === day
  const offset = maybeOffsetMinutes(found[8] ?? 'Z')
  if (!isDay || hour > 23 || minute > 59 || second > 59 || offset === undefined) return undefined
  const fraction = Number(`0.${found[7] ?? '0'}`)
  const minutes = hour * minutesAnHour + minute - offset
  return start.getTime() + minutes * millisecondsAMinute + (second + fraction) * millisecondsASecond
}

function maybeOffsetMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(4))
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * minutesAnHour + minutes)
}
