import { beforeAll, expect, it } from 'vitest'
import { describeWith, needsBigData } from '../../../../test/support/needs.js'
import { type AgreementCount, countAgreements } from './agreement.js'
import { replayFourthDowns } from './replayFourthDowns.js'

const data = needsBigData()
/** Fewer plays than this of a kind, and one that the feed wrote down wrongly is more than a hundredth. */
const enough = 100

describeWith(data, 'every fourth down of 2016 to 2020, replayed by the rulebook', () => {
  let counts: AgreementCount[]
  beforeAll(async () => {
    counts = countAgreements(await replayFourthDowns(data.folder, [2016, 2020]))
  })
  const total = (name: 'plays' | 'agree' | 'setAside') => counts.reduce((sum, count) => sum + count[name], 0)

  it('agrees in at least 99 % of every kind of outcome', () => {
    expect(total('plays')).toBe(20_124)
    for (const { outcome, plays, agree, setAside } of counts) {
      if (plays >= enough) expect(agree / (plays - setAside), outcome).toBeGreaterThanOrEqual(0.99)
      else expect(plays - setAside - agree, outcome).toBeLessThanOrEqual(1)
    }
  })

  it('sets aside one play in a hundred at most', () => {
    expect(total('setAside') / total('plays')).toBeLessThanOrEqual(0.01)
  })
})
