import type { Bundle } from '../models/bundle.js'
import type { Rules } from '../rules/rulebook.js'
import { OvertimeProgramme } from './programme.js'

/** A season's lines lie on a grid of half points: so many programmes are remembered, then the oldest is dropped. */
const mostRemembered = 64

const remembered = new WeakMap<Bundle, Map<string, OvertimeProgramme>>()

/**
 * The programme of an overtime, solved as far as it is asked about, and remembered.
 *
 * @param line points by which the favoured team is favoured, 0 or more
 * @param season as the models know it
 */
export function overtimeProgramme(
  bundle: Bundle,
  rules: Rules,
  season: number,
  line: number,
): OvertimeProgramme {
  const programmes = remembered.get(bundle) ?? new Map<string, OvertimeProgramme>()
  remembered.set(bundle, programmes)
  const key = `${rules.season} ${rules.seasonType} ${season} ${line}`
  const known = programmes.get(key)
  if (known) return known
  const { drives, tries } = bundle.models
  const [favoured, other] = tries.predict(
    [line, -line].map((possessionTeamLine) => ({ season, possessionTeamLine })),
  )
  if (!favoured || !other) throw new TypeError('the model of tries gave no answer')
  const programme = new OvertimeProgramme({ drives, tries: { favoured, other }, rules, line })
  if (programmes.size >= mostRemembered) programmes.delete(programmes.keys().next().value as string)
  programmes.set(key, programme)
  return programme
}
