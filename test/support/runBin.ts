import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../packages/cli/bin/fourthright.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command, as a shell does. */
export async function runBin(
  args: readonly string[],
  { input = '', nodeArgs = [], environment = {} }: RunOptions = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [...nodeArgs, bin, ...args], {
    env: { ...process.env, ...environment },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  // A command that ends without reading closes the pipe; that is no fault of the test.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  return { code, stdout, stderr }
}

export interface RunOptions {
  /** What standard input says. */
  readonly input?: string
  /** Arguments of node itself. */
  readonly nodeArgs?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}
