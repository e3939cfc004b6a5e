import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Decision } from '@fourthright/guide'
import { famousPlay } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { runBin } from '../support/runBin.js'

const house = fileURLToPath(new URL('../../', import.meta.url))

async function decision(...args: string[]): Promise<Decision> {
  const { code, stdout, stderr } = await runBin(['decide', '--json', ...args])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('fourthright decide, with the models in the repository', () => {
  it('goes for it on the famous play, and says so first', async () => {
    const { code, stdout, stderr } = await runBin(['decide'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Go for it/)
    expect(stdout).toContain('Win % if it works')
    expect(stdout).not.toContain('\u001b[')
  })

  it('runs as npx runs it', () => {
    const npx = spawnSync('npx', ['--no-install', 'fourthright', 'decide', '--json'], {
      cwd: house,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    expect(npx.status).toBe(0)
    expect(JSON.parse(npx.stdout).recommendation).toBe('goForIt')
  })

  it('answers the same to flags as to a file', async () => {
    const flags =
      '--season 2020 --offense IND --defense HOU --home IND --quarter 4 --clock 3:21 --score 20-20'
        .concat(' --down 4 --yards-to-go 2 --yards-to-goal 36 --line 7.5 --total 52.5 --roof closed')
        .split(' ')
    const byFlags = await decision(...flags)
    const situation = {
      ...{ season: 2020, offense: 'IND', defense: 'HOU', home: 'IND', quarter: 4, clock: '3:21' },
      ...{ offenseScore: 20, defenseScore: 20, down: 4, yardsToGo: 2, yardsToGoal: 36 },
      ...{ possessionTeamLine: 7.5, totalLine: 52.5, venue: { roof: 'closed' } },
    }
    const folder = mkdtempSync(join(tmpdir(), 'fourthright-decide-'))
    writeFileSync(join(folder, 'play.json'), JSON.stringify(situation))
    expect(await decision('--situation', join(folder, 'play.json'))).toEqual(byFlags)
    rmSync(folder, { recursive: true })
  })

  it('says how sure and why: with the shipped refits, in a last second, an overtime and after a touchdown', async () => {
    const teams = ['--season', '2025', '--offense', 'IND', '--defense', 'HOU', '--home', 'IND']
    const moments = [
      [],
      [
        ...teams,
        ...'--quarter 4 --clock 0:03 --score 20-22 --down 4 --yards-to-go 8 --yards-to-goal 40'.split(' '),
      ],
      [
        ...teams,
        ...'--quarter 5 --clock 3:00 --score 20-27 --down 4 --yards-to-go 22 --yards-to-goal 60'.split(' '),
      ],
      [...teams, ...'--phase try --quarter 4 --clock 4:00 --score 26-24'.split(' ')],
    ]
    for (const moment of moments) {
      const { confidence, explanation, edge, conversion } = await decision(
        '--confidence',
        '--explain',
        ...moment,
      )
      expect(confidence?.members).toBe(100)
      expect(confidence?.interval[0]).toBeLessThanOrEqual(confidence?.interval[1] ?? Number.NaN)
      const sumOf = (parts: readonly { contribution: number }[] = []) =>
        parts.reduce((sum, { contribution }) => sum + contribution, 0)
      expect(sumOf(explanation?.edge)).toBeCloseTo(edge, 9)
      expect(sumOf(explanation?.conversion)).toBeCloseTo(conversion?.blended ?? 0, 9)
    }
  })

  it('lists every leaf of the full tree, which add up to certainty as the short one does', async () => {
    const [short, full] = [await decision(), await decision('--tree', 'full')]
    for (const [index, choice] of full.choices.entries()) {
      expect(choice.outcomes.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6)
      expect(choice.outcomes.length).toBeGreaterThanOrEqual(short.choices[index]?.outcomes.length ?? 0)
      expect(choice.winProbability).toBeCloseTo(short.choices[index]?.winProbability ?? Number.NaN, 9)
    }
  })

  it('goes on after a bad line, and ends with 2', async () => {
    const input = [JSON.stringify(famousPlay), '{"season":1890}', JSON.stringify(famousPlay)].join('\n')
    const { code, stdout, stderr } = await runBin(['decide', '--situations', '-'], { input })
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect(answers.map((answer) => answer.error?.code ?? 'decided')).toEqual([
      'decided',
      'situation/season',
      'decided',
    ])
  })

  it.each([
    [['--bundle', 'no/such/bundle.frb'], 3],
    [['--bundle', '0000000000000000'], 3],
    [['--bundle', join(house, 'README.md')], 3],
    [['--down', '5'], 2],
    [['--nonsense'], 2],
  ])('ends on %j with %i, nothing on stdout, the error object on stderr', async (args, code) => {
    const ended = await runBin(['decide', '--json', ...args])
    expect(ended).toMatchObject({ code, stdout: '' })
    expect(Object.keys(JSON.parse(ended.stderr).error).sort()).toEqual([
      'code',
      'field',
      'message',
      'valid',
      'value',
    ])
  })

  it('takes the bundle by its name, its id and its path alike', async () => {
    const byName = await decision('--bundle', 'experiment')
    expect(await decision('--bundle', byName.bundle.id)).toEqual(byName)
    expect(await decision('--bundle', join(house, 'models', 'experiment.frb'))).toEqual(byName)
  })

  it('is quiet when its reader goes away', async () => {
    const many = `${JSON.stringify(famousPlay)}\n`.repeat(200)
    const bin = join(house, 'packages', 'cli', 'bin', 'fourthright.js')
    const child = spawn(process.execPath, [bin, 'decide', '--situations', '-'])
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.stdin.on('error', () => {})
    child.stdin.end(many)
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})
