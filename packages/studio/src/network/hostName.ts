/** One label of a host name: letters, digits and inner hyphens. */
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const nameForm = new RegExp(`^${label}(?:\\.${label})*$`)
const longestName = 253

/** Whether it is a host name in lower case, and no address: a name whose last label is a number is none. */
export function isHostName(text: string): boolean {
  return text.length <= longestName && nameForm.test(text) && !/(?:^|\.)(?:0x[0-9a-f]*|[0-9]+)$/.test(text)
}

/** Whether it is a host name, or `*.` before one for exactly one label in front of it. */
export function isHostPattern(text: string): boolean {
  return isHostName(text.startsWith('*.') ? text.slice(2) : text)
}

/** `localhost` and the names below it, which browsers send nowhere but to the machine itself (RFC 6761). */
export function isLocalName(pattern: string): boolean {
  return pattern === 'localhost' || pattern.endsWith('.localhost')
}

/** Whether a host name is one of those that patterns name. */
export function answersTo(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => {
    if (!pattern.startsWith('*.')) return name === pattern
    const rest = pattern.slice(1)
    return name.endsWith(rest) && name.length > rest.length && !name.slice(0, -rest.length).includes('.')
  })
}
