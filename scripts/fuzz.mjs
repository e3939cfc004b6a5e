/**
 * `npm run fuzz [-- studio|server]`: 100,000 rounds of fuzzed bytes at each listener of a whole studio, frames and bodies
 * behind them, and 100,000 requests at the API's routes, by a new seed each time. What it finds is repeated by the seed
 * that it says: `FUZZ_SEED=4 npm run fuzz`.
 */
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'

const suites = { studio: 'packages/studio/src/start/fuzz', server: 'packages/server/src/fuzz' }
const asked = Object.keys(suites).filter((name) => process.argv.length < 3 || process.argv.includes(name))
const environment = {
  ...process.env,
  FUZZ_ROUNDS: process.env.FUZZ_ROUNDS ?? '100000',
  FUZZ_SEED: process.env.FUZZ_SEED ?? String(randomInt(1, 2 ** 15)),
}
const child = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=slow',
    '--no-file-parallelism',
    '--reporter=verbose',
    ...asked.map((name) => suites[name]),
  ],
  { stdio: 'inherit', env: environment },
)
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
