import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AttackedStudio, openAttackedStudio } from './attacked.fixture.js'
import { cookieAttacks } from './cookies.cases.js'
import { framingAttacks } from './framing.cases.js'
import { guessAttacks } from './guesses.cases.js'
import { machineAttacks } from './machines.cases.js'
import { nameAttacks } from './names.cases.js'
import { originAttacks } from './origin.cases.js'
import { pageAttacks } from './pages.cases.js'
import { tokenAttacks } from './tokens.cases.js'

/** One studio meets all attacks that need no clock and no settings of their own. */
let studio: AttackedStudio
beforeAll(async () => {
  studio = await openAttackedStudio()
})
afterAll(() => studio.close())
const theStudio = () => studio

tokenAttacks(theStudio)
nameAttacks(theStudio)
framingAttacks(theStudio)
originAttacks(theStudio)
machineAttacks(theStudio)
cookieAttacks(theStudio)
pageAttacks(theStudio)
guessAttacks(theStudio)

it('none of it was a fault, and the audit is whole', async () => {
  expect(studio.faults).toEqual([])
  expect(await studio.admin('verifyAudit')).toMatchObject({ whole: true })
})
