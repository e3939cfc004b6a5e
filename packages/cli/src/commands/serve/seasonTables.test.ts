import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { seasonTables } from './seasonTables.js'

it('has the season of 2020 that ships, after the folders that are named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fourthright-tables-'))
  const { folders, years } = await seasonTables([folder])
  await rm(folder, { recursive: true })
  expect(folders).toEqual([folder, expect.stringMatching(/models[/\\]tables$/)])
  expect(years).toContain(2020)
})

it('refuses a folder that is not there', async () => {
  await expect(seasonTables(['nowhere'])).rejects.toMatchObject({ code: 'tables/missing' })
})
