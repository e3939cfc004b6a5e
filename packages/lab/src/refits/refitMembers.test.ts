import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Members, openMembers, puntYardLines } from '@fourthright/guide'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, needsXgboost } from '../../../../test/support/needs.js'
import { inventedSeasons, writeDataDirectory } from '../features/seasonOfPlays.fixture.js'
import { smallRecipe } from '../train/smallRecipe.fixture.js'
import { type RefitRequest, type Refitted, refitMembers } from './refitMembers.js'

describeWith(needsXgboost(), 'refits on invented seasons', () => {
  const directory = mkdtempSync(join(tmpdir(), 'refits-'))
  const dataDirectory = join(directory, 'data')
  const recipeFile = join(directory, 'small.json')
  const recipe = smallRecipe()
  const bundle = { id: '0123456789abcdef', name: 'small', recipe }
  const out = (name: string) => join(directory, name, 'small.members.frb')
  const refit = (name: string, changes: Partial<RefitRequest> = {}) =>
    refitMembers({ recipeFile, out: out(name), dataDirectory, ...changes })
  let refitted: Refitted
  let members: Members

  beforeAll(async () => {
    writeDataDirectory(dataDirectory, inventedSeasons(2013, 2020))
    await writeFile(recipeFile, JSON.stringify(recipe))
    refitted = await refit('whole')
    members = await openMembers(await readFile(refitted.file), bundle)
  }, 120_000)
  afterAll(() => rmSync(directory, { recursive: true }))

  it('give a pack of as many members as the recipe says, each of its own mind', () => {
    expect(refitted).toMatchObject({ members: 4, share: 1, kept: 0 })
    expect(members).toMatchObject({ count: 4, share: 1 })
    const kick = { kickDistance: 48, indoors: 1, artificialTurf: 0, season: 2019 }
    const unknown = { windMph: Number.NaN, temperatureF: Number.NaN, altitudeFt: 0 }
    const makes = members.models.map(({ fieldGoal }) => fieldGoal.predict([{ ...kick, ...unknown }])[0])
    expect(new Set(makes).size).toBe(4)
    for (const { punt } of members.models) {
      const [leaves] = punt.predict([{ yardsToGoal: puntYardLines.last, season: 2019 }])
      expect(leaves?.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6)
    }
  })

  it('go on where they were ended, losing and repeating nothing', async () => {
    const ending = new AbortController()
    const ended = refit('ended', {
      signal: ending.signal,
      onProgress: (stage, share) => {
        if (stage === 'refitting' && share >= 0.5) ending.abort(new Error('ended by hand'))
      },
    })
    await expect(ended).rejects.toThrow('ended by hand')
    const folder = join(directory, 'ended', 'small.members.parts')
    const finished = readdirSync(folder).map((name) => join(folder, name))
    expect(finished.length).toBeGreaterThanOrEqual(2)
    expect(finished.length).toBeLessThan(4)
    const written = finished.map((file) => statSync(file).mtimeMs)

    const again = await refit('ended')
    expect(again.kept).toBe(finished.length)
    expect(finished.map((file) => statSync(file).mtimeMs)).toEqual(written)
    expect(Buffer.compare(await readFile(again.file), await readFile(refitted.file))).toBe(0)
  })

  it('make a damaged member again, and no other', async () => {
    const file = join(directory, 'whole', 'small.members.parts', 'member-0002.frb')
    const whole = await readFile(file)
    await writeFile(file, whole.subarray(0, 1000))
    expect(await refit('whole')).toEqual({ ...refitted, kept: 3 })
    expect(Buffer.compare(await readFile(file), whole)).toBe(0)
  })

  it('have nothing to do with members of another draw', async () => {
    await expect(refit('whole', { share: 0.5 })).rejects.toMatchObject({
      code: 'refits/other-origin',
      field: 'recipe',
    })
  })

  it('draw half of the games where they are told to', async () => {
    const half = await refit('half', { share: 0.5, members: 2 })
    const { share, count } = await openMembers(await readFile(half.file), bundle)
    expect({ share, count }).toEqual({ share: 0.5, count: 2 })
  })

  it('belong to bundles of their recipe only', async () => {
    const deeper = { ...recipe, yardsGained: { ...recipe.yardsGained, rounds: 400 } }
    const bytes = await readFile(refitted.file)
    await expect(openMembers(bytes, { ...bundle, recipe: deeper })).rejects.toMatchObject({
      code: 'members/other-bundle',
      field: 'yardsGained',
    })
  })

  it('need a recipe that says how', async () => {
    const { refits: _, ...silent } = recipe
    const file = join(directory, 'silent.json')
    await writeFile(file, JSON.stringify(silent))
    await expect(refit('silent', { recipeFile: file })).rejects.toMatchObject({ code: 'recipe/no-refits' })
  })
})
