// Overtime as the programme foresees it, against how real overtimes came out; what receiving first is worth; and how long
// a programme takes to solve.
//
//   node bench/overtime.mjs [bundle file]
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'
import { OvertimeProgramme, openBundle, rulebook } from '@fourthright/guide'
import { dataDirectory, overtimeResults } from '@fourthright/lab'

const file = process.argv[2] ?? createRequire(import.meta.url).resolve('@fourthright/models/experiment.frb')
const bundle = await openBundle(await readFile(file))
const percent = (value) => (100 * value).toFixed(1).padStart(5)

console.log('Worth of receiving first between even teams, a tie counted half; time to solve (median of 15)')
const [tries] = bundle.models.tries.predict([{ season: bundle.lastSeason, possessionTeamLine: 0 }])
for (const [season, seasonType] of [
  ...[2011, 2016, 2020, 2024, 2025].map((year) => [year, 'REG']),
  ...[2009, 2021, 2025].map((year) => [year, 'POST']),
]) {
  const rules = rulebook(season, seasonType)
  const kickoff = {
    ...{ phase: 'kickoff', quarter: 5, secondsLeft: rules.overtimeSeconds, offense: 'ARI', defense: 'ATL' },
    ...{ offenseScore: 20, defenseScore: 20, down: null, yardsToGo: null, yardsToGoal: null },
    ...{ offenseTimeouts: 2, defenseTimeouts: 2, secondHalfKickoff: null },
    overtime: { period: 1, possessionsBefore: { offense: 0, defense: 0 } },
  }
  const stakes = { drives: bundle.models.drives, tries: { favoured: tries, other: tries }, rules, line: 0 }
  const times = Array.from({ length: 15 }, () => {
    const before = performance.now()
    new OvertimeProgramme(stakes).worthOf(kickoff, 'ARI')
    return performance.now() - before
  }).sort((a, b) => a - b)
  const worth = new OvertimeProgramme(stakes).worthOfReceiving(kickoff, 'ARI')
  console.log(`${season} ${seasonType.padEnd(5)}${percent(worth)} %   ${times[7].toFixed(1)} ms`)
}

console.log('\nForeseen against happened, per cent with 95 % intervals over games')
const shown = (share) =>
  share
    ? `${percent(share.predicted)} ${percent(share.happened)} [${share.interval.map((end) => percent(end).trim()).join(', ')}]`.padEnd(
        26,
      )
    : ''.padEnd(26)
console.log(
  `${'rules'.padEnd(24)}${'seasons'.padEnd(11)}${'seen'.padEnd(10)}${'team'.padEnd(10)}games  ` +
    ['wins', 'ties', 'first: touchdown', 'first: field goal'].map((name) => name.padEnd(26)).join('') +
    'log loss (.6931 for a half)',
)
const results = await overtimeResults(bundle, await dataDirectory(), [2001, 2020], 2025)
for (const era of results) {
  console.log(
    era.rules.padEnd(24) +
      era.seasons.join('–').padEnd(11) +
      (era.inTraining ? 'training' : 'held out').padEnd(10) +
      era.team.padEnd(10) +
      String(era.games).padStart(5) +
      '  ' +
      [era.wins, era.ties, era.firstTouchdown, era.firstFieldGoal].map(shown).join('') +
      era.logLoss.toFixed(4),
  )
}
