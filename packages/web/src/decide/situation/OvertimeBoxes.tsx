import { change, situation } from '../state/situation.js'
import { teamName } from '../words/teamNames.js'
import { NumberBox } from './boxes.js'

/** How many possessions each team has finished in this overtime; left empty the guide infers them. */
export function OvertimeBoxes() {
  const { overtime, quarter, offense, defense } = situation.value
  const write = (side: 'offense' | 'defense') => (value: number | null) =>
    change((before) => {
      const told = before.overtime?.possessionsBefore
      if (value === null && side === 'offense') return { ...before, overtime: null }
      const possessionsBefore = {
        offense: told?.offense ?? 0,
        defense: told?.defense ?? 0,
        [side]: value ?? 0,
      }
      return { ...before, overtime: { period: quarter - 4, possessionsBefore } }
    })
  return (
    <>
      <NumberBox
        field="overtime.possessionsBefore.offense"
        label={`${teamName(offense)} drives before, in overtime`}
        min={0}
        placeholder="inferred"
        value={overtime?.possessionsBefore.offense}
        write={write('offense')}
      />
      <NumberBox
        field="overtime.possessionsBefore.defense"
        label={`${teamName(defense)} drives before, in overtime`}
        min={0}
        placeholder="inferred"
        value={overtime?.possessionsBefore.defense}
        write={write('defense')}
      />
    </>
  )
}
