import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decisionEvent, sizeOfPng } from './decisionEvent.fixture.js'
import { postFile } from './postFile.js'
import { Posting } from './posting.js'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourthright-posts-'))
  file = join(folder, 'posts.jsonl')
})
afterEach(() => rm(folder, { recursive: true }))

const posts = async () =>
  (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

async function run(...events: ReturnType<typeof decisionEvent>[]): Promise<string[]> {
  const problems: string[] = []
  const posting = new Posting([await postFile(file)], (problem) => problems.push(problem))
  for (const event of events) posting.add(event)
  await posting.finish()
  return problems
}

describe('a file of posts', () => {
  it('has a line a decision, with its picture beside it', async () => {
    expect(await run(decisionEvent(1), decisionEvent(2))).toEqual([])
    const [first, second] = await posts()
    expect(first).toMatchObject({
      key: '2020_15_HOU_IND/decision/1/0',
      game: '2020_15_HOU_IND',
      replaces: null,
      text: expect.stringMatching(/^Go for it\. Overwhelming: 13 points/),
      alt: expect.stringContaining('4th & inches'),
      situation: { offense: 'IND', clock: '3:21' },
      decision: { recommendation: 'goForIt', strength: 'overwhelming' },
    })
    expect(first.decision.choices[0]).toEqual({
      choice: 'goForIt',
      winProbability: 0.69,
      successProbability: 0.81,
    })
    expect(dirname(first.picture)).toBe(folder)
    expect(sizeOfPng(await readFile(first.picture))).toEqual({ width: 1200, height: 675 })
    expect(second.picture).not.toBe(first.picture)
  })

  it('has a decision once, though it is told again, and after a restart too', async () => {
    await run(decisionEvent(1), decisionEvent(1))
    await run(decisionEvent(1), decisionEvent(2))
    expect((await posts()).map(({ key }) => key)).toEqual([
      '2020_15_HOU_IND/decision/1/0',
      '2020_15_HOU_IND/decision/2/0',
    ])
  })

  it('has a corrected decision as a post of its own, which names the one before', async () => {
    await run(decisionEvent(1), decisionEvent(1, 1))
    expect((await posts())[1]).toMatchObject({
      key: '2020_15_HOU_IND/decision/1/1',
      replaces: '2020_15_HOU_IND/decision/1/0',
    })
  })

  it('goes on after a line that a crash cut off', async () => {
    await run(decisionEvent(1))
    await appendFile(file, '{"key":"2020_15_HOU_IND/dec')
    await run(decisionEvent(2))
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
    expect(JSON.parse(lines.at(-1) ?? '').key).toBe('2020_15_HOU_IND/decision/2/0')
  })

  it('refuses a place where nothing can be written, before the game begins', async () => {
    await expect(postFile(join(folder, 'nowhere', 'posts.jsonl'))).rejects.toMatchObject({
      code: 'post/file',
      field: '--post-file',
    })
  })

  it('tells of a post that could not be written, and posts the next', async () => {
    const target = await postFile(file)
    const problems: string[] = []
    const posting = new Posting([target], (problem) => problems.push(problem))
    await rm(folder, { recursive: true })
    posting.add(decisionEvent(1))
    await posting.finish()
    expect(problems).toEqual([expect.stringMatching(/^The post 2020_15_HOU_IND\/decision\/1\/0 .*ENOENT/)])
    folder = await mkdtemp(join(tmpdir(), 'fourthright-posts-'))
  })
})
