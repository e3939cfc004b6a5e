/** What one kick or punt teaches of the player; rows come in the order of play. */
export interface Lesson {
  /** season · 100 + week. */
  readonly gameWeek: number
  /** Who kicked it; '' where nobody says. */
  readonly player: string
  /** What came of it less what the league's model of earlier seasons expects; null teaches nothing. */
  readonly residual: number | null
  /** How much it can tell: the variance of a make, or the squared share of a punter's yards that shows. */
  readonly information: number
}

/** How a player's past is weighed. */
export interface EffectShape {
  /** Information of a league player that stands beside his own past. */
  readonly shrinkage: number
  /** Kicks after which a kick counts half. */
  readonly halfLife: number
}

export interface EffectEntry {
  readonly player: string
  readonly gameWeek: number
  /** As it stood after that game week, in the unit of residual / information. */
  readonly effect: number
}

interface Past {
  residual: number
  information: number
}

/**
 * Every player's effect after each of his game weeks: his residuals over their information and the shrinkage, each kick
 * counting half after `halfLife` further ones (a ridge estimate; for makes one Fisher step from the league's chance).
 */
export function effectLog(lessons: readonly Lesson[], shape: EffectShape): EffectEntry[] {
  const pasts = new Map<string, Past>()
  return weeksOf(lessons).flatMap((week) =>
    learn(pasts, week, shape).map((player) => ({
      player,
      gameWeek: (week[0] as Lesson).gameWeek,
      effect: effectOf(pasts.get(player), shape),
    })),
  )
}

/** For each row the effect of the player that is `asked` there, from earlier game weeks only; 0 for one without a past. */
export function effectsBefore(
  lessons: readonly (Lesson & { readonly asked: string })[],
  shape: EffectShape,
): Float64Array {
  const pasts = new Map<string, Past>()
  const effects: number[] = []
  for (const week of weeksOf(lessons)) {
    for (const { asked } of week) effects.push(effectOf(pasts.get(asked), shape))
    learn(pasts, week, shape)
  }
  return Float64Array.from(effects)
}

function effectOf(past: Past | undefined, { shrinkage }: EffectShape): number {
  return past ? past.residual / (past.information + shrinkage) : 0
}

/** Takes a week's lessons in; returns who played in it. */
function learn(pasts: Map<string, Past>, week: readonly Lesson[], { halfLife }: EffectShape): string[] {
  const keep = 0.5 ** (1 / halfLife)
  const players = new Set<string>()
  for (const { player, residual, information } of week) {
    if (player === '') continue
    players.add(player)
    const past = pasts.get(player) ?? { residual: 0, information: 0 }
    pasts.set(player, past)
    if (residual === null) continue
    past.residual = keep * past.residual + residual
    past.information = keep * past.information + information
  }
  return [...players]
}

function weeksOf<Row extends Lesson>(lessons: readonly Row[]): Row[][] {
  const weeks: Row[][] = []
  for (const lesson of lessons) {
    const week = weeks.at(-1)
    if (week?.[0]?.gameWeek === lesson.gameWeek) week.push(lesson)
    else weeks.push([lesson])
  }
  return weeks
}
