// Adds up vitest's JSON reports and prints `N passed, N failed, N skipped` as the last line.
//
//   node scripts/tally.mjs fast.json slow.json
//
// Exits with 1 when a test or a file failed, when a report has no tests, and under CI when a test was skipped
// without a reason that .ci/skips allows (`describeWith` in test/support/needs.ts writes allowed ones into titles).
import { readFileSync } from 'node:fs'

const statedReason = '[skipped: '

const complaints = []
const total = { passed: 0, failed: 0, skipped: 0 }

for (const file of process.argv.slice(2)) {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  const tests = testResults.flatMap((result) => result.assertionResults)
  if (tests.length === 0) complaints.push(`${file} reports no tests.`)
  for (const test of tests) count(test)
  for (const result of testResults) countFileThatFailed(result)
}

if (process.argv.length < 3) complaints.push('No report was given.')
for (const complaint of complaints) console.error(complaint)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = complaints.length > 0 || total.failed > 0 ? 1 : 0

function count({ status, fullName }) {
  if (status === 'passed') total.passed++
  else if (status === 'failed') total.failed++
  else {
    total.skipped++
    if (process.env.CI && !fullName.includes(statedReason)) {
      complaints.push(`Skipped without a reason that .ci/skips allows: ${fullName}`)
    }
  }
}

/** A file that could not be loaded, or whose hooks failed, fails without a failed test of its own. */
function countFileThatFailed({ name, status, message, assertionResults }) {
  if (status !== 'failed' || assertionResults.some((test) => test.status === 'failed')) return
  total.failed++
  complaints.push(`${name} failed: ${message}`)
}
