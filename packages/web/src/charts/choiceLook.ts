/** How a choice looks and is called in dense places; its colour is never the only sign. */
export interface ChoiceLook {
  readonly word: string
  /** A variable of the theme. */
  readonly colour: string
  /** Plot's name of the dot's shape. */
  readonly symbol: 'circle' | 'triangle' | 'square' | 'diamond'
  /** The same shape as a character. */
  readonly sign: string
}

const go = { colour: 'var(--go)', symbol: 'circle', sign: '●' } as const
const kick = { colour: 'var(--kick)', symbol: 'triangle', sign: '▲' } as const

const looks: Readonly<Record<string, ChoiceLook>> = {
  goForIt: { word: 'Go', ...go },
  twoPoint: { word: 'Go for two', ...go },
  fieldGoal: { word: 'Field goal', ...kick },
  kick: { word: 'Extra point', ...kick },
  punt: { word: 'Punt', colour: 'var(--punt)', symbol: 'square', sign: '■' },
  kneel: { word: 'Kneel', colour: 'var(--soft)', symbol: 'diamond', sign: '◆' },
  none: { word: 'No call', colour: 'var(--soft)', symbol: 'diamond', sign: '◇' },
}

/**
 * The look of a choice, or of what was called.
 *
 * @param choice any of the guide's choices, or `none` where a penalty came first
 * @example choiceLook('goForIt').word // 'Go'
 */
export function choiceLook(choice: string): ChoiceLook {
  return looks[choice] ?? { word: choice, colour: 'var(--soft)', symbol: 'diamond', sign: '◇' }
}
