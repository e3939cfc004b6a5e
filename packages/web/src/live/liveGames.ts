import type {
  DecisionEvent,
  GameEvent,
  HappenedEvent,
  LiveEvent,
  NoticeEvent,
  StateEvent,
  WithdrawnEvent,
} from '@fourthright/plays'

/** A fourth down as it was told: its decision, and what became of it. */
export interface ToldDecision {
  readonly told: DecisionEvent
  readonly happened: HappenedEvent | null
  readonly withdrawn: WithdrawnEvent | null
  /** Another decision stands in its place, since the feed was corrected. */
  readonly isReplaced: boolean
}

/** A live game as far as its events tell it. */
export interface LiveGame {
  readonly id: string
  readonly game: GameEvent | null
  readonly state: StateEvent | null
  /** Newest first. */
  readonly decisions: readonly ToldDecision[]
  /** Newest first. */
  readonly notices: readonly NoticeEvent[]
  /** The last notice tells of a feed that is silent; taken back by `resumed` and by whatever else it tells. */
  readonly trouble: NoticeEvent | null
  readonly isOver: boolean
  /** Of the events that were told. */
  readonly keys: ReadonlySet<string>
}

export const noGames: readonly LiveGame[] = []

/**
 * The games after an event, in the order in which they were first told of. The same event a second time, as after a reconnection, changes nothing.
 *
 * @example events.reduce(afterEvent, noGames)
 */
export function afterEvent(before: readonly LiveGame[], event: LiveEvent): readonly LiveGame[] {
  const known = before.find(({ id }) => id === event.game)
  if (known?.keys.has(event.key)) return before
  const told = known ?? newGame(event.game)
  const game = { ...gameAfter(told, event), keys: new Set(told.keys).add(event.key) }
  return known ? before.map((one) => (one === known ? game : one)) : [...before, game]
}

function newGame(id: string): LiveGame {
  return {
    id,
    game: null,
    state: null,
    decisions: [],
    notices: [],
    trouble: null,
    isOver: false,
    keys: new Set(),
  }
}

function gameAfter(before: LiveGame, event: LiveEvent): LiveGame {
  switch (event.type) {
    case 'game':
      return { ...before, game: event }
    case 'state':
      return { ...before, state: event, trouble: null }
    case 'decision':
      return { ...before, trouble: null, decisions: withDecision(before.decisions, event) }
    case 'happened':
      return { ...before, decisions: changed(before.decisions, event.decision, { happened: event }) }
    case 'withdrawn':
      return { ...before, decisions: changed(before.decisions, event.decision, { withdrawn: event }) }
    case 'notice':
      return withNotice(before, event)
  }
}

function withDecision(before: readonly ToldDecision[], told: DecisionEvent): readonly ToldDecision[] {
  const others = told.replaces === null ? before : changed(before, told.replaces, { isReplaced: true })
  return [{ told, happened: null, withdrawn: null, isReplaced: false }, ...others]
}

function changed(
  before: readonly ToldDecision[],
  key: string,
  change: Partial<ToldDecision>,
): readonly ToldDecision[] {
  return before.map((one) => (one.told.key === key ? { ...one, ...change } : one))
}

const silences: readonly NoticeEvent['code'][] = ['stalled', 'unreachable']

function withNotice(before: LiveGame, notice: NoticeEvent): LiveGame {
  const trouble = silences.includes(notice.code) ? notice : notice.code === 'resumed' ? null : before.trouble
  const isOver = before.isOver || notice.code === 'ended'
  return { ...before, notices: [notice, ...before.notices], trouble: isOver ? null : trouble, isOver }
}
