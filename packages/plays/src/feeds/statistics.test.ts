import { describe, expect, it } from 'vitest'
import { playColumns } from '../play.js'
import { statistics } from './statistics.js'

describe("The league's statistics", () => {
  it('each stand in one row, ascending', () => {
    const ids = statistics.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
  })

  it('give a team points in one way only', () => {
    for (const { marks, teams, name } of statistics) {
      if (marks?.includes('touchdown')) expect(teams, name).toContain('td_team')
    }
  })

  it('write to columns of play-by-play', () => {
    for (const { marks, yards, teams, result } of statistics) {
      for (const column of [...(marks ?? []), ...(teams ?? []), yards, result?.[0]]) {
        if (column) expect(playColumns).toHaveProperty(column)
      }
    }
  })
})
