import { famousPlay, readSituation } from '@fourthright/guide'
import { describe, expect, it, vi } from 'vitest'
import { main } from '../main.js'
import { famousDecision } from '../render/famousDecision.fixture.js'
import { testSurroundings } from '../surroundings.fixture.js'

/** What the guide was asked, in place of a decision by real models, which have tests of their own. */
const asked: { situation: unknown; options: unknown }[] = []

vi.mock('@fourthright/guide', async (original) => ({
  ...(await original<typeof import('@fourthright/guide')>()),
  decide: (input: unknown, _bundle: unknown, options: unknown) => {
    asked.push({ situation: readSituation(input), options })
    return famousDecision
  },
}))
vi.mock('../bundleFile.js', async (original) => ({
  ...(await original<typeof import('../bundleFile.js')>()),
  readBundle: async () => ({}),
}))

async function run(
  args: string[],
  stdin = '',
  ...rest: [terminal?: object, environment?: Record<string, string>]
) {
  asked.length = 0
  const around = testSurroundings(stdin, ...rest)
  const code = await main(['decide', ...args], around)
  return { code, stdout: around.stdout.text, stderr: around.stderr.text }
}

const json = (value: unknown) => JSON.stringify(value)

describe('fourthright decide', () => {
  it('answers the famous play when nothing is given', async () => {
    const { code, stdout, stderr } = await run([])
    expect(code).toBe(0)
    expect(asked).toEqual([{ situation: readSituation(famousPlay), options: {} }])
    expect(stdout.split('\n')[0]).toBe(famousDecision.verdict)
    expect(stderr).toBe('')
  })

  it('prints the decision as JSON, and nothing else', async () => {
    const { stdout } = await run(['--json'])
    expect(JSON.parse(stdout)).toEqual(famousDecision)
  })

  it('reads a situation from standard input, flags before its fields', async () => {
    await run(['--situation', '-', '--yards-to-go', '3', '--tree', 'full'], json(famousPlay))
    expect(asked[0]).toMatchObject({ situation: { yardsToGo: 3, offense: 'IND' }, options: { tree: 'full' } })
  })

  it('asks for an explanation, and hands told chances on as they were written', async () => {
    await run(['--explain', '--convert', '0.5', '--make', '1.4'])
    expect(asked[0]?.options).toEqual({ explain: true, overrides: { conversion: 0.5, make: 1.4 } })
    await run(['--convert', 'half'])
    expect(asked[0]?.options).toEqual({ overrides: { conversion: 'half' } })
  })

  it.each([
    [['--down', '5'], 'situation/down', 'down', 5],
    [['--yards-to-go', '40'], 'situation/yards-to-go', 'yardsToGo', 40],
    [['--yards-to-goal', '0'], 'situation/yards-to-goal', 'yardsToGoal', 0],
    [['--yards-to-goal', '100'], 'situation/yards-to-goal', 'yardsToGoal', 100],
    [['--clock', '-1:00'], 'situation/clock', 'clock', '-1:00'],
    [['--clock', '15:01'], 'situation/clock', 'clock', '15:01'],
    [['--offense-timeouts', '4'], 'situation/offense-timeouts', 'offenseTimeouts', 4],
    [['--offense', 'XYZ'], 'situation/offense', 'offense', 'XYZ'],
    [['--season', '1890'], 'situation/season', 'season', 1890],
    [['--season', 'NaN'], 'situation/season', 'season', 'NaN'],
    [['--yards-to-go', 'abc'], 'situation/yards-to-go', 'yardsToGo', 'abc'],
    [['--wind', 'abc'], 'situation/venue-wind-mph', 'venue.windMph', 'abc'],
    [['--score', '20'], 'situation/score', 'score', '20'],
  ])(
    'refuses %j: exit 2, nothing on stdout, the error object on stderr',
    async (flags, code, field, value) => {
      const outcome = await run(['--situation', '-', '--json', ...flags], json(famousPlay))
      expect(outcome).toMatchObject({ code: 2, stdout: '' })
      const { error } = JSON.parse(outcome.stderr)
      expect(error).toMatchObject({ code, field, value })
      expect(Object.keys(error)).toEqual(['code', 'field', 'value', 'message', 'valid'])
      expect(error.valid).not.toBe('')
    },
  )

  it.each([
    ['{"season":2020,', 'situation/json'],
    ['{"season":NaN}', 'situation/json'],
    ['', 'situation/json'],
    ['[]', 'situation/shape'],
    ['null', 'situation/shape'],
    ['{"sesaon":2020}', 'situation/unknown-field'],
  ])('refuses the situation %s', async (text, code) => {
    const outcome = await run(['--situation', '-', '--json', '--down', '4'], text)
    expect(outcome).toMatchObject({ code: 2, stdout: '' })
    expect(JSON.parse(outcome.stderr).error.code).toBe(code)
  })

  it('tells people in a line what is wrong, and what would be valid', async () => {
    const { code, stderr } = await run(['--situation', '-', '--down', '5'], json(famousPlay))
    expect(code).toBe(2)
    expect(stderr).toMatch(/^fourthright: .*\nvalid: .*\n$/)
  })

  it.each([
    ['on a terminal', { isTTY: true }, {}, true],
    ['not into a pipe', {}, {}, false],
    ['not with NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, false],
  ])('prints colours %s', async (_, terminal, environment, coloured) => {
    const { stdout } = await run([], '', terminal, environment)
    expect(stdout.includes('\u001b[')).toBe(coloured)
    expect((await run(['--json'], '', terminal, environment)).stdout).not.toContain('\u001b[')
  })
})

describe('fourthright decide --situations', () => {
  it('answers line by line, a bad one with its error, and ends with 2', async () => {
    const lines = [json(famousPlay), '{"season":1890}', 'nonsense', '', json(famousPlay)]
    const { code, stdout, stderr } = await run(['--situations', '-'], lines.join('\n'))
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(2)
    expect(stderr).toBe('')
    expect(answers.map((answer) => answer.error?.code ?? answer.recommendation)).toEqual([
      'goForIt',
      'situation/season',
      'situation/json',
      'goForIt',
    ])
  })

  it('ends with 0 when every line is good, and when there is none', async () => {
    expect(await run(['--situations', '-'], `${json(famousPlay)}\n`)).toMatchObject({ code: 0 })
    expect(await run(['--situations', '-'], '')).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('does not mix with --situation', async () => {
    expect(await run(['--situations', '-', '--situation', '-'])).toMatchObject({ code: 2, stdout: '' })
  })
})
