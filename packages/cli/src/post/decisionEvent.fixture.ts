import { famousPlay } from '@fourthright/guide'
import type { DecisionEvent } from '@fourthright/plays'
import { famousDecision } from '../render/famousDecision.fixture.js'

/** A decision of a live game, on the famous play. */
export function decisionEvent(playId: number, revision = 0): DecisionEvent {
  const game = '2020_15_HOU_IND'
  return {
    type: 'decision',
    key: `${game}/decision/${playId}/${revision}`,
    replaces: revision === 0 ? null : `${game}/decision/${playId}/${revision - 1}`,
    ...{ game, playId, situation: famousPlay, decision: famousDecision },
  }
}

/** Width and height that a PNG's header tells. */
export function sizeOfPng(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  if (view.getUint32(0) !== 0x89504e47) throw new Error('no PNG')
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
