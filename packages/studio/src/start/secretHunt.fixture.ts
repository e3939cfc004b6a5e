import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Asking, type Said, talk } from './talk.fixture.js'

/** Secrets that a run made, and everything that it left behind, to look for the ones in the others. */
export class SecretHunt {
  readonly secrets = new Map<string, string>()
  /** Texts by where they stand. */
  readonly left = new Map<string, string>()
  refusals = 0

  /** Keeps a secret to look for; of a token with dots each part as well. */
  keep(name: string, secret: unknown): string {
    const text = String(secret)
    if (text.length < 10) throw new Error(`${name} is too short to be looked for: ${text}`)
    this.secrets.set(name, text)
    if (text.includes('.')) {
      for (const [n, part] of text.split('.').entries()) this.secrets.set(`${name}, part ${n}`, part)
    }
    return text
  }

  keepBytes(name: string, bytes: Buffer): void {
    for (const form of ['hex', 'base64', 'base64url'] as const) {
      this.keep(`${name} in ${form}`, bytes.toString(form))
    }
  }

  /** Asks, is refused, and keeps what the refusal says. */
  async refused(url: string, asking: Asking = {}): Promise<void> {
    const said = await talk(url, asking)
    if (said.status < 400) throw new Error(`${asking.method ?? 'GET'} ${url} was not refused: ${said.status}`)
    this.refusals += 1
    this.left.set(`the answer of refusal ${this.refusals}`, toldBy(said))
  }

  /** Names of secrets that stand somewhere, and where. */
  leaks(texts: ReadonlyMap<string, string> = this.left): string[] {
    return [...texts].flatMap(([where, text]) =>
      [...this.secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => `${name} in ${where}`),
    )
  }
}

function toldBy({ text, headers }: Said): string {
  return text + JSON.stringify(headers)
}

/** Paths of all files below a folder. */
export function filesIn(directory: string): string[] {
  return readdirSync(directory)
    .map((name) => join(directory, name))
    .flatMap((path) => {
      const stat = statSync(path)
      return stat.isDirectory() ? filesIn(path) : stat.isFile() ? [path] : []
    })
}
