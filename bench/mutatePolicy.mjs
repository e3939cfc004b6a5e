// Do the tests of the policy evaluator notice when it is wrong? One change of its source at a time, each a fault that
// somebody could make, in a copy of the package; then its fast tests run. `node bench/mutatePolicy.mjs [word]` (about
// ten seconds a change; a word picks the changes whose line has it). Prints which test noticed first, ends with 1
// when a change survives.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { changes } from './policyMutations.mjs'

const house = fileURLToPath(new URL('../', import.meta.url))
const copy = mkdtempSync(join(tmpdir(), 'fourthright-mutants-'))
const word = process.argv[2] ?? ''

try {
  for (const part of [
    'packages/policy',
    'test/support',
    '.ci',
    'vitest.config.ts',
    'tsconfig.base.json',
    'package.json',
  ]) {
    cpSync(join(house, part), join(copy, part), { recursive: true })
  }
  symlinkSync(join(house, 'node_modules'), join(copy, 'node_modules'))
  const unchanged = failureOfTests()
  if (unchanged !== null) throw new Error(`Without a change the tests already fail: ${unchanged}`)

  const picked = changes.filter((change) => change.join(' ').includes(word))
  const survivors = picked.filter((change) => survives(...change))
  console.log(
    `${picked.length} changes, ${picked.length - survivors.length} noticed, ${survivors.length} survived`,
  )
  process.exitCode = survivors.length === 0 ? 0 : 1
} finally {
  rmSync(copy, { recursive: true })
}

function survives(file, from, to) {
  const path = join(copy, 'packages/policy/src', file)
  const source = readFileSync(path, 'utf8')
  if (source.split(from).length !== 2) throw new Error(`${file} should have once: ${from}`)
  writeFileSync(
    path,
    source.replace(from, () => to),
  )
  const failure = failureOfTests()
  writeFileSync(path, source)
  console.log(`${failure === null ? 'SURVIVED' : 'noticed '}  ${file}: ${from} → ${to}`)
  if (failure !== null) console.log(`          ${failure}`)
  return failure === null
}

/** The first test that fails, or null. */
function failureOfTests() {
  const vitest = join(house, 'node_modules/vitest/vitest.mjs')
  const run = spawnSync(
    process.execPath,
    [vitest, 'run', '--project', 'fast', '--bail', '1', '--reporter', 'json', 'packages/policy'],
    // A change that never ends is noticed too.
    { cwd: copy, encoding: 'utf8', timeout: 240_000, maxBuffer: 2 ** 27 },
  )
  if (run.status === 0) return null
  const start = run.stdout.indexOf('{"numTotalTestSuites"')
  if (start < 0) return `no report (${run.error?.message ?? `exit code ${run.status}`})`
  const { testResults } = JSON.parse(run.stdout.slice(start))
  const failed = testResults.flatMap(({ assertionResults, message, status }) => {
    const names = assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName)
    return names.length === 0 && status === 'failed' ? [message.split('\n')[0]] : names
  })
  return failed[0] ?? 'a test run that ended badly'
}
