// The slow, obvious reading of a condition, written from AWS's pages and from nothing of this package.

export type PlainTruth = 'yes' | 'no' | 'unreadable'
export type PlainContext = ReadonlyMap<string, readonly string[]>
type Outcome = boolean | 'unreadable'

const order: readonly PlainTruth[] = ['no', 'unreadable', 'yes']

/** One operator asked of one key. Keys of the context are in lower case. */
export function plainCondition(
  operatorWritten: string,
  key: string,
  wanted: readonly string[],
  context: PlainContext,
  hasVariables: boolean,
): PlainTruth {
  let operator = operatorWritten.toLowerCase()
  const quantifier = /^for(any|all)values?:/.exec(operator)?.[1]
  operator = operator.replace(/^for(any|all)values?:/, '')
  const ifExists = operator.endsWith('ifexists')
  operator = operator.replace(/ifexists$/, '')
  const found = context.get(key.toLowerCase())

  if (operator === 'null') return wanted.includes(found === undefined ? 'true' : 'false') ? 'yes' : 'no'
  const negated = operator.includes('not')
  const positive = operator.replace('not', '')
  if (found === undefined) {
    if (quantifier === 'any') return ifExists ? 'unreadable' : 'no'
    if (quantifier === 'all' || ifExists || negated) return 'yes'
    return 'no'
  }
  const ofOne = (value: string): PlainTruth => {
    const answers = wanted.map((one) => truth(compare(positive, value, one, context, hasVariables)))
    const best = order[Math.max(...answers.map((answer) => order.indexOf(answer)))]!
    return negated ? order[2 - order.indexOf(best)]! : best
  }
  if (quantifier === undefined) return found.length === 1 ? ofOne(found[0]!) : 'unreadable'
  if (found.join('') === '') return 'unreadable'
  const members = found.map((value) => order.indexOf(ofOne(value)))
  return order[quantifier === 'any' ? Math.max(...members) : Math.min(...members)]!
}

function truth(outcome: Outcome): PlainTruth {
  return outcome === 'unreadable' ? outcome : outcome ? 'yes' : 'no'
}

function compare(
  operator: string,
  value: string,
  wanted: string,
  context: PlainContext,
  hasVariables: boolean,
): Outcome {
  const likeSource = () => plainPattern(wanted, context, hasVariables, () => ['[\\s\\S]*', '[\\s\\S]'])
  switch (operator) {
    case 'stringequals':
    case 'stringequalsignorecase': {
      const source = plainPattern(wanted, context, hasVariables, () => ['\\*', '\\?'])
      const flags = operator.endsWith('case') ? 'iu' : ''
      return source !== undefined && new RegExp(`^${source}$`, flags).test(value)
    }
    case 'stringlike': {
      const source = likeSource()
      return source !== undefined && new RegExp(`^${source}$`).test(value)
    }
    case 'arnequals':
    case 'arnlike': {
      // Parts before the fifth colon hold no colon; the sixth holds what it likes.
      const source = plainPattern(wanted, context, hasVariables, (colons) =>
        colons < 5 ? ['[^:]*', '[^:]'] : ['[\\s\\S]*', '[\\s\\S]'],
      )
      return source !== undefined && new RegExp(`^${source}$`).test(value)
    }
    case 'bool':
      return value === 'true' || value === 'false' ? value === wanted : 'unreadable'
    case 'binaryequals':
      return Buffer.from(value, 'base64').toString('base64') === value
        ? Buffer.from(value, 'base64').equals(Buffer.from(wanted, 'base64'))
        : 'unreadable'
    case 'ipaddress':
      return plainIp(value, wanted)
    default: {
      const isDate = operator.startsWith('date')
      const sides = isDate ? [plainInstant(value), plainInstant(wanted)] : plainNumbers(value, wanted)
      const [a, b] = sides
      if (a === undefined || b === undefined) return 'unreadable'
      const relation = operator.replace(/^(date|numeric)/, '')
      if (relation === 'equals') return a === b
      if (relation.endsWith('equals') && a === b) return true
      return relation.startsWith('less') ? a < b : a > b
    }
  }
}

/**
 * A regular expression of a policy's string; undefined where a variable has no value. `wildcards` says what `*` and `?`
 * become after so many colons of the policy's own text, followed by that text.
 */
export function plainPattern(
  text: string,
  context: PlainContext,
  hasVariables: boolean,
  wildcards: (colons: number, rest: string) => readonly [run: string, one: string],
): string | undefined {
  let colons = 0
  let source = ''
  for (let rest = text; rest !== ''; ) {
    const variable = hasVariables ? /^\$\{([^}]*)\}/.exec(rest) : null
    if (variable === null) {
      const [run, one] = wildcards(colons, rest)
      if (rest[0] === ':') colons++
      source += rest[0] === '*' ? run : rest[0] === '?' ? one : escaped(rest[0]!)
      rest = rest.slice(1)
      continue
    }
    rest = rest.slice(variable[0].length)
    const inside = variable[1]!
    if (['*', '?', '$'].includes(inside)) {
      source += escaped(inside)
      continue
    }
    const [name = '', fallback] = inside.split(',')
    const values = context.get(name.trim().toLowerCase()) ?? []
    const value = values.length === 1 ? values[0] : fallback?.trim().slice(1, -1)
    if (value === undefined) return undefined
    source += escaped(value)
  }
  return source
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`)
}

/** Both families in 128 bits: IPv4 lies in ::ffff:0:0/96, which ranges of IPv6 do not reach into. */
function plainIp(value: string, range: string): Outcome {
  const [base = '', prefix] = range.split('/')
  const address = plainAddress(value)
  const start = plainAddress(base)!
  if (address === undefined) return 'unreadable'
  const isMapped = (bits: bigint) => bits >> 32n === 0xffffn
  const most = base.includes(':') ? 128n : 32n
  const bits = (prefix === undefined ? most : BigInt(prefix)) + (128n - most)
  if (isMapped(address) && !(isMapped(start) && bits >= 96n)) return false
  const unlooked = 128n - bits
  return address >> unlooked === start >> unlooked
}

export function plainAddress(text: string): bigint | undefined {
  if (/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text)) {
    const bytes = text.split('.').map(BigInt)
    if (bytes.some((byte) => byte > 255n)) return undefined
    return bytes.reduce((bits, byte) => bits * 256n + byte, 0xffffn)
  }
  if (!/^[0-9a-fA-F:.]+$/.test(text) || !text.includes(':')) return undefined
  // The URL standard's own reader of IPv6, which writes the address in its shortest form.
  if (!URL.canParse(`http://[${text}]/`)) return undefined
  const [head = '', tail] = new URL(`http://[${text}]/`).hostname.slice(1, -1).split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const behind = groups(tail ?? '')
  const gap = Array<string>(8 - groups(head).length - behind.length).fill('0')
  return [...groups(head), ...gap, ...behind].reduce(
    (bits, group) => bits * 65536n + BigInt(`0x${group}`),
    0n,
  )
}

/** Both numbers as integers of the same scale. */
function plainNumbers(...texts: readonly string[]): (bigint | undefined)[] {
  return texts.map((text) => {
    const found = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
    if (found === null) return undefined
    const digits = BigInt(found[2]! + (found[3] ?? '').padEnd(40, '0'))
    return found[1] === '-' ? -digits : digits
  })
}

export function plainInstant(text: string): number | undefined {
  if (/^-?\d{5,12}(\.\d+)?$/.test(text)) return Number(text) * 1000
  const isWritten = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/.test(text)
  const day = text.slice(0, 10)
  const isDay = new Date(day).toJSON()?.startsWith(day) ?? false
  const hour = Number(text.slice(11, 13))
  const instant = Date.parse(text)
  return isWritten && isDay && hour < 24 && !Number.isNaN(instant) ? instant : undefined
}
