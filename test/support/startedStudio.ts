import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../packages/cli/bin/fourthright.js', import.meta.url))

export interface StartedStudio {
  readonly child: ChildProcess
  /** The line that says that it is ready. */
  // biome-ignore lint/suspicious/noExplicitAny: the test looks at what a program would see
  readonly ready: any
  /** All that it has printed so far. */
  readonly printed: () => { readonly stdout: string; readonly stderr: string }
}

/** Starts `fourthright studio start --json` as a program does, and waits for its line. */
export async function startedStudio(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<StartedStudio> {
  const child = spawn(process.execPath, [bin, 'studio', 'start', '--json', ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text
  })
  const ready = new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.stdout += text
      if (said.stdout.includes('\n')) resolve(JSON.parse(said.stdout.split('\n', 1)[0] ?? ''))
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said.stderr}`)))
  })
  return { child, ready: await ready, printed: () => ({ ...said }) }
}

/** Ends it by a signal, and waits until it has. */
export async function endStudio({ child }: StartedStudio, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
