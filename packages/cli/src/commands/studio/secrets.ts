import { InputError } from '@fourthright/guide'
import { type Surroundings, write } from '../../surroundings.js'

/** Reads secrets a line each from standard input, in order: no secret stands on a command line, where others see it. */
export class SecretLines {
  readonly #around: Surroundings
  #lines: string[] | undefined

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** @throws InputError `secret/missing` */
  async next(what: string): Promise<string> {
    if (process.stdin.isTTY && this.#around.stdin === process.stdin) return askHidden(this.#around, what)
    this.#lines ??= await allLines(this.#around)
    const line = this.#lines.shift()
    if (line) return line
    throw new InputError('secret/missing', {
      field: 'standard input',
      valid: `a line with the ${what}`,
      message: `The ${what} is read from standard input, and there is none.`,
    })
  }
}

async function allLines({ stdin }: Surroundings): Promise<string[]> {
  let text = ''
  for await (const chunk of stdin)
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
  return text.split('\n').map((line) => line.replace(/\r$/, ''))
}

/** Asks at the terminal, which shows nothing of the answer. */
async function askHidden(around: Surroundings, what: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises')
  const { Writable } = await import('node:stream')
  await write(around.stderr, `${what}: `)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await reader.question('')
  } finally {
    reader.close()
    await write(around.stderr, '\n')
  }
}
