// Bad input is an InputError with a stable code, the field, its value and what would be valid: switch on the code.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { DataError, decide, famousPlay, InputError, openBundle } from '@fourthright/guide'

const file = createRequire(import.meta.url).resolve('@fourthright/models/experiment.frb')
const bytes = await readFile(file)
const bundle = await openBundle(bytes)

try {
  decide({ ...famousPlay, yardsToGo: 40 }, bundle)
} catch (error) {
  if (!(error instanceof InputError)) throw error
  console.log(error.code)
  console.log(`${error.field} ${error.value}: valid is ${error.valid}`)
}

// a file that is cut off or altered is a DataError
try {
  await openBundle(bytes.subarray(0, 1000))
} catch (error) {
  if (!(error instanceof DataError)) throw error
  console.log(error.code)
}

// prints
// situation/yards-to-go
// yardsToGo 40: valid is more than 0 and at most yardsToGoal
// bundle/truncated
