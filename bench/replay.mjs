// How often the rulebook, given what was recorded of a fourth down, says what held afterwards.
//
//   node bench/replay.mjs [first season] [last season] [outcome whose disagreements to show]
import { countAgreements, dataDirectory, replayFourthDowns } from '@fourthright/lab'

const [first = 2016, last = 2020] = process.argv.slice(2, 4).map(Number)
const replays = await replayFourthDowns(await dataDirectory(), [first, last])
const share = (part, all) => `${((100 * part) / all).toFixed(2)} %`.padStart(9)
console.log('outcome            plays   within 1 yd    exact   set aside')
for (const { outcome, plays, agree, exact, setAside } of countAgreements(replays)) {
  const counted = plays - setAside
  console.log(
    `${outcome.padEnd(18)}${String(plays).padStart(6)}   ${share(agree, counted)}   ${share(exact, counted)}   ${setAside}`,
  )
}
const wanted = process.argv[4]
for (const replay of replays.filter(({ outcome, agreement }) => outcome === wanted && agreement === 'off')) {
  const { offense, down, yardsToGoal, phase, quarter, offenseScore, defenseScore } = replay.replayed
  console.log(`\n${replay.game} ${replay.play} ${replay.description}`)
  console.log(
    '  ours',
    JSON.stringify({ offense, down, yardsToGoal, phase, quarter, offenseScore, defenseScore }),
  )
  console.log('  next', JSON.stringify(replay.next))
}
