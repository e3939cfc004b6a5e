import { describe, expect, it } from 'vitest'
import { decide } from '../../decide/decide.js'
import { plainBundle } from '../../decide/plainBundle.fixture.js'
import { DataError } from '../../errors/errors.js'
import { famousPlay } from '../../situation/famousPlay.js'
import { encodeContainer } from '../container/encodeContainer.js'
import type { FieldGoalModel } from '../fieldGoal.js'
import type { WinProbabilityInput, YardsGainedInput } from '../footballModels.js'
import { type MarginModel, marginLogit, marginParameters } from '../marginModel.js'
import { puntYardLines, rarePunts } from '../punt.js'
import { shippedBytes } from '../shippedBundle.fixture.js'
import { compactOf, type PlainForest } from '../trees/forest.fixture.js'
import type { MembersManifest } from './membersManifest.js'
import { openMembers } from './openMembers.js'

const recipe = {
  form: { teamPlays: 200 },
  expectedPoints: { rounds: 150 },
  yardsGained: { rounds: 75, features: ['actualYardsToGo'], parameters: { eta: 0.08, max_depth: 3 } },
  fieldGoal: { knots: [30, 40, 50] },
  punt: { halfLife: 1.5 },
  winProbability: { rounds: 250 },
}
const bundle = { ...plainBundle(), recipe: { ...recipe, name: 'plain', refits: { members: 3 } } }

/** A single leaf for the class `favourite`, so that members differ in what they hold likely. */
const gains = (favourite: number): PlainForest => ({
  classes: 17,
  features: 1,
  baseMargins: new Array<number>(17).fill(0.5),
  trees: [{ treeClass: favourite, root: { leaf: 2 } }],
})
const ahead = (worth: number): PlainForest => ({
  classes: 1,
  features: 1,
  baseMargins: [0],
  trees: [
    {
      treeClass: 0,
      root: { feature: 0, threshold: 1, missingLeft: true, left: { leaf: 0 }, right: { leaf: worth } },
    },
  ],
})
const margin = Object.fromEntries(marginParameters.map((name) => [name, 1])) as unknown as MarginModel
const kicking: FieldGoalModel = {
  ...{ intercept: 5, perYard: -0.1, knots: [], bends: [], indoors: 0, wind: 0, cold: 0, altitude: 0 },
  ...{ perSeason: 0, firstSeason: 2009, lastSeason: 2019, usualWindMph: 8, usualTemperatureF: 60 },
}
const yardLines = puntYardLines.last - puntYardLines.first + 1

function forestParts(name: string, forest: PlainForest, features: readonly string[]) {
  const { classes, features: _, ...arrays } = compactOf(forest)
  const sections = Object.entries(arrays).map(([part, array]) => [`${name}.${part}`, array] as const)
  return { shape: { classes, features }, sections: Object.fromEntries(sections) }
}

/** Member m holds a gain of m yards likeliest, a lead worth m more, kicks m easier and punts m yards longer. */
async function pack(count: number, changes: Partial<MembersManifest> = {}): Promise<Uint8Array> {
  const members = Array.from({ length: count }, (_, m) => ({
    m,
    yardsGained: forestParts(`${m}.yardsGained`, gains(m), ['actualYardsToGo']),
    winProbability: forestParts(`${m}.winProbability`, ahead(m), ['scoreDifferential']),
  }))
  const manifest: MembersManifest = {
    recipe,
    share: 0.5,
    seed: 4,
    members: members.map(({ m, yardsGained, winProbability }) => ({
      trees: { yardsGained: yardsGained.shape, winProbability: winProbability.shape },
      winProbability: margin,
      fieldGoal: { ...kicking, intercept: 5 + m },
      punt: { spotsPerRow: 1, blockedGain: -8 },
    })),
    ...changes,
  }
  const sections = members.flatMap(({ m, yardsGained, winProbability }) => [
    ...Object.entries({ ...yardsGained.sections, ...winProbability.sections }),
    [`${m}.punt.rates`, new Float32Array(yardLines * rarePunts.length).fill(0.01)] as const,
    [`${m}.punt.spots`, new Float32Array(yardLines).fill(20 - m)] as const,
  ])
  return (await encodeContainer({ manifest: { ...manifest }, sections: Object.fromEntries(sections) })).bytes
}

const refusal = async (bytes: Uint8Array, of = bundle as Parameters<typeof openMembers>[1]) => {
  const error = await openMembers(bytes, of).catch((reason: unknown) => reason)
  return error instanceof DataError ? { code: error.code, field: error.field } : error
}

const lead: WinProbabilityInput = {
  ...{ down: 1, yardsToGo: 10, yardsToGoal: 60, secondsLeftInGame: 900, secondsLeftInHalf: 900 },
  ...{ scoreDifferential: 3, offenseTimeouts: 3, defenseTimeouts: 3 },
  ...{ receivesSecondHalfKickoff: 0, possessionTeamLine: 0 },
}

describe('a pack of refits', () => {
  it('gives back every member’s own models', async () => {
    const members = await openMembers(await pack(3), bundle)
    expect(members).toMatchObject({ count: 3, share: 0.5 })
    members.models.forEach((member, m) => {
      const [chances] = member.yardsGained.predict([{ actualYardsToGo: 4 } as YardsGainedInput])
      expect(chances?.indexOf(Math.max(...chances))).toBe(m)
      const [win] = member.winProbability.predict([lead])
      expect(win).toBeCloseTo(1 / (1 + Math.exp(-marginLogit(lead, margin) - m)), 6)
      const kick = { kickDistance: 50, indoors: 1, season: 2019 }
      const [make] = member.fieldGoal.predict([
        { ...kick, windMph: 0, temperatureF: 60, altitudeFt: 0, artificialTurf: 0 },
      ])
      expect(make).toBeCloseTo(1 / (1 + Math.exp(-m)), 9)
      const [punt] = member.punt.predict([{ yardsToGoal: 60, season: 2019 }])
      expect(punt?.[0]).toMatchObject({ label: 'returned', spot: 20 - m })
      expect(punt?.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9)
    })
  })

  it('says of a decision how many members agree', async () => {
    const { confidence } = decide(famousPlay, bundle, { members: await openMembers(await pack(3), bundle) })
    expect(confidence?.members).toBe(3)
  })

  it('is refused for a bundle of another recipe, whichever part differs', async () => {
    const bytes = await pack(1)
    for (const part of Object.keys(recipe)) {
      const other = { ...bundle, recipe: { ...recipe, [part]: { ...recipe.punt, spots: 1 } } }
      expect(await refusal(bytes, other)).toEqual({ code: 'members/other-bundle', field: part })
    }
    expect(await refusal(bytes, { ...bundle, recipe: null })).toMatchObject({ code: 'members/other-bundle' })
    const longer = { ...recipe, fieldGoal: { knots: [30, 40, 50, 55] } }
    expect(await refusal(bytes, { ...bundle, recipe: longer })).toMatchObject({ field: 'fieldGoal' })
  })

  it('is not refused for the order in which a recipe was written, or for parts that no member knows', async () => {
    const { parameters, ...rest } = recipe.yardsGained
    const turned = { tries: {}, ...recipe, yardsGained: { parameters: { max_depth: 3, eta: 0.08 }, ...rest } }
    expect(parameters).toEqual({ max_depth: 3, eta: 0.08 })
    expect((await openMembers(await pack(2), { ...bundle, recipe: turned })).count).toBe(2)
  })

  it('is refused when it is damaged, or something else', async () => {
    const bytes = await pack(2)
    expect(await refusal(bytes.slice(0, 500))).toMatchObject({ code: 'bundle/truncated' })
    bytes[400] = (bytes[400] ?? 0) ^ 1
    expect(await refusal(bytes)).toMatchObject({ code: 'bundle/altered' })
    expect(await refusal(await shippedBytes())).toMatchObject({ code: 'members/not-members' })
    expect(await refusal(await pack(0))).toMatchObject({ code: 'members/not-members' })
    expect(await refusal(await pack(1, { members: [] }))).toMatchObject({ code: 'members/not-members' })
  })
})
