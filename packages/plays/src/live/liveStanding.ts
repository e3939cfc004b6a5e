import type { GameDetail } from '../feeds/gameDetail.js'
import type { Standing } from '../feeds/scoreboard.js'

/** Score and timeouts of now, and what was wrong with what the feed showed; null where nothing was. */
export interface LiveStanding {
  readonly standing: Standing
  readonly scoreFault: string | null
}

/**
 * Score and timeouts before the coming play: as the top of the document shows them, by the plays where it says nothing.
 * A score that falls although no play was corrected is an error of the feed: that of the plays stands.
 *
 * @param played by the plays of this document
 * @param last what was told before, and what the plays said then
 */
export function liveStanding(
  { board }: GameDetail,
  played: Standing,
  last: { readonly told: Standing; readonly played: Standing } | undefined,
): LiveStanding {
  const timeouts = {
    homeTimeouts: board.homeTimeouts ?? played.homeTimeouts,
    awayTimeouts: board.awayTimeouts ?? played.awayTimeouts,
  }
  const shown = {
    homeScore: board.homeScore ?? played.homeScore,
    awayScore: board.awayScore ?? played.awayScore,
  }
  const corrected =
    last && (played.homeScore < last.played.homeScore || played.awayScore < last.played.awayScore)
  const falls = last && (shown.homeScore < last.told.homeScore || shown.awayScore < last.told.awayScore)
  if (!falls || corrected) return { standing: { ...shown, ...timeouts }, scoreFault: null }
  const { homeScore, awayScore } = {
    homeScore: Math.max(played.homeScore, last.told.homeScore),
    awayScore: Math.max(played.awayScore, last.told.awayScore),
  }
  return {
    standing: { homeScore, awayScore, ...timeouts },
    scoreFault: `The score fell to ${shown.awayScore}–${shown.homeScore} (away–home) though no play was corrected; ${awayScore}–${homeScore} stands.`,
  }
}
