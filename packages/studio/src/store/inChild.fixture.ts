import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process that runs some code, to be killed. */
export interface Child {
  readonly pid: number
  /** Everything that it has printed so far. */
  readonly output: string
  /** Resolves with the first match in what it prints; rejects where it ends without. */
  said(word: string | RegExp): Promise<string>
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

/** Runs the text of a module in a process of its own. It imports the built studio: `./dist/store/folderLock.js`. */
export function inChild(code: string): Child {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  process.once('exit', () => child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  return {
    pid: child.pid!,
    get output() {
      return output
    },
    async said(word) {
      for (;;) {
        const found = output.match(word)
        if (found) return found[0]
        if (child.exitCode !== null) throw new Error(`It ended: ${output}`)
        await Promise.race([once(child.stdout, 'data'), ended])
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
