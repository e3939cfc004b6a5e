import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'

const guide = fileURLToPath(new URL('../../packages/guide/', import.meta.url))
const folder = new URL('../../packages/guide/examples/', import.meta.url)

/** What an example says that it prints: the comment at its end. */
function saidToPrint(example: string): string {
  const [, said = ''] = example.split('\n// prints\n')
  return said.replace(/^\/\/ /gm, '')
}

/** Runs an example as a developer would, in Node, against the package as it is built. */
function printedBy(example: string): string {
  const { code } = transformSync(example, { loader: 'ts', format: 'esm', target: 'es2023' })
  return execFileSync(process.execPath, ['--input-type=module', '-'], {
    cwd: guide,
    input: code,
    encoding: 'utf8',
  })
}

const examples = readdirSync(folder)
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }))
  .filter(({ text }) => text.includes('\n// prints\n'))

describe('the examples of the library', () => {
  it.each(examples)('$file prints what it says', ({ text }) => {
    expect(saidToPrint(text)).not.toBe('')
    expect(printedBy(text)).toBe(saidToPrint(text))
  })

  it('all say what they print, but for the one that needs a page', () => {
    const files = readdirSync(folder)
    expect(files.filter((file) => !examples.some((example) => example.file === file))).toEqual([
      'inABrowser.ts',
    ])
    expect(examples.length).toBeGreaterThan(4)
  })
})
