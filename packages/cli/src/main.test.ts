import { describe, expect, it } from 'vitest'
import { main } from './main.js'
import { subCommands } from './subCommands.js'
import { testSurroundings } from './surroundings.fixture.js'

async function run(...args: string[]) {
  const around = testSurroundings()
  return { code: await main(args, around), stdout: around.stdout.text, stderr: around.stderr.text }
}

describe('fourthright', () => {
  it('prints its help with every command and an example', async () => {
    const { code, stdout, stderr } = await run('--help')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const { name, summary } of subCommands) expect(stdout).toMatch(new RegExp(`${name}.*${summary}`))
    expect(stdout).toContain('$ fourthright decide')
    expect((await run()).stdout).toBe(stdout)
  })

  it('prints its version', async () => {
    expect(await run('--version')).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' })
  })

  it.each(subCommands)('$name has a help of its own', async ({ name }) => {
    for (const args of [
      [name, '--help'],
      ['help', name],
    ]) {
      const { code, stdout } = await run(...args)
      expect(code).toBe(0)
      expect(stdout).toMatch(new RegExp(`^Usage: fourthright ${name}`))
    }
  })

  it.each(subCommands)('$name shows examples of all that it does', async ({ name, load }) => {
    const { commands } = await load(testSurroundings())
    const paths = commands.length === 0 ? [[name]] : commands.map((command) => [name, command.name()])
    for (const path of paths) {
      expect((await run(...path, '--help')).stdout).toContain(`$ fourthright ${path.join(' ')}`)
    }
  })

  it.each([
    [['punt'], 'usage/unknown-command', 'punt'],
    [['--loud'], 'usage/unknown-option', '--loud'],
    [['decide', '--loud'], 'usage/unknown-option', '--loud'],
    [['decide', 'now'], 'usage/excess-arguments', 'decide'],
    [['decide', '--bundle'], 'usage/option-missing-argument', '--bundle <bundle>'],
    [['decide', '--tree', 'tiny'], 'usage/invalid-argument', '--tree <size>'],
  ])('refuses %j with exit 2', async (args, code, field) => {
    const [first = '', ...rest] = args
    const outcome = await run(first, '--json', ...rest)
    expect(outcome).toMatchObject({ code: 2, stdout: '' })
    expect(JSON.parse(outcome.stderr).error).toMatchObject({ code, field, value: null })
    const forPeople = await run(...args)
    expect(forPeople).toMatchObject({ code: 2, stdout: '' })
    expect(forPeople.stderr).toMatch(/^fourthright: .*\nvalid: .*\n$/)
  })
})
