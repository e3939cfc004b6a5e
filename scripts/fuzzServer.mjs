/**
 * `node scripts/fuzzServer.mjs [--requests 100000]`: fuzzed requests at every route of a server, by a new seed each
 * time. What it finds is repeated by the seed that it says: `FUZZ_SEED=4 node scripts/fuzzServer.mjs`.
 */
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { requests: { type: 'string', default: '100000' } } })
const environment = {
  ...process.env,
  FUZZ_ROUNDS: values.requests,
  FUZZ_SEED: process.env.FUZZ_SEED ?? String(randomInt(1, 2 ** 15)),
}
const child = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=slow',
    '--reporter=verbose',
    'packages/server/src/fuzz',
  ],
  { stdio: 'inherit', env: environment },
)
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
