import { readFileSync } from 'node:fs'
import { type Decision, decide, famousPlay, openBundle, type SituationInput } from '@fourthright/guide'
import type {
  DecisionEvent,
  GameEvent,
  HappenedEvent,
  NoticeEvent,
  StateEvent,
  WithdrawnEvent,
} from '@fourthright/plays'

const bundle = await openBundle(readFileSync(new URL('../../../../models/experiment.frb', import.meta.url)))

/** Events of a made-up game, each decision the guide's own. */
export function eventsOf(game: string, away: string, home: string) {
  const key = (type: string, rest: string | number) => `${game}/${type}/${rest}`
  return {
    game: (): GameEvent => ({
      type: 'game',
      key: key('game', '0/0'),
      game,
      season: 2020,
      week: 15,
      home,
      away,
    }),
    state: (playId: number, more: Partial<StateEvent> = {}): StateEvent => ({
      type: 'state',
      key: key('state', `${playId}/0`),
      game,
      quarter: 4,
      clock: '3:21',
      homeScore: 20,
      awayScore: 20,
      possession: home,
      down: 4,
      yardsToGo: 1,
      yardsToGoal: 36,
      homeWinProbability: 0.66,
      ...more,
    }),
    decision: (
      playId: number,
      more: Partial<SituationInput> = {},
      revision = 0,
      replaces: string | null = null,
    ): DecisionEvent => {
      const situation: SituationInput = {
        ...famousPlay,
        offense: home,
        defense: away,
        home,
        venue: { roof: 'closed', surface: 'turf' },
        quarterback: null,
        kicker: null,
        yardsToGo: 1,
        distanceMeasure: 'wholeYards',
        ...more,
      }
      const decision: Decision = decide(situation, bundle)
      return {
        type: 'decision',
        key: key('decision', `${playId}/${revision}`),
        game,
        playId,
        situation,
        decision,
        replaces,
      }
    },
    happened: (of: DecisionEvent, more: Partial<HappenedEvent> = {}): HappenedEvent => ({
      type: 'happened',
      key: key('happened', `${of.playId}/0`),
      game,
      playId: of.playId,
      decision: of.key,
      actualChoice: 'goForIt',
      recommendation: of.decision.recommendation,
      result: 'firstDown',
      description: '(3:21) J.Taylor left guard to HOU 33 for 3 yards (Z.Cunningham).',
      ...more,
    }),
    withdrawn: (of: DecisionEvent, why: string): WithdrawnEvent => ({
      type: 'withdrawn',
      key: key('withdrawn', `${of.playId}/0`),
      game,
      playId: of.playId,
      decision: of.key,
      why,
    }),
    notice: (code: NoticeEvent['code'], message: string, revision = 0): NoticeEvent => ({
      type: 'notice',
      key: key(`notice-${code}`, `0/${revision}`),
      game,
      code,
      message,
    }),
  }
}
