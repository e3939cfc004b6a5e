/**
 * What is known before the snap, as numbers for the models: from the offense's view, NaN where unknown.
 * Each football model reads some of these fields (`Pick<Snap, …>`).
 */
export interface Snap {
  readonly season: number
  readonly down: number
  /** Yards to the line to gain; a real number, 0 < yardsToGo ≤ yardsToGoal. */
  readonly yardsToGo: number
  readonly yardsToGoal: number
  /** Seconds to the end of regulation, 0 … 3600. */
  readonly secondsLeftInGame: number
  readonly secondsLeftInHalf: number
  /** Offense's score minus defense's. */
  readonly scoreDifferential: number
  readonly offenseTimeouts: number
  readonly defenseTimeouts: number
  /** First half only: 1 when the offense receives the second-half kickoff, 0 when the defense does; later 0. */
  readonly receivesSecondHalfKickoff: number
  /** Points by which the offense is favoured. */
  readonly possessionTeamLine: number
  readonly totalLine: number
}

/** Form of the teams on the field and of the quarterback before this week, in expected points a play. */
export interface Form {
  readonly offEpa: number
  readonly defEpa: number
  readonly qbEpa: number
  readonly qbSuccessEpa: number
}

/** Venue as numbers; NaN where unknown or, for weather, under a roof. */
export interface KickConditions {
  /** 1 under a roof (dome or closed), else 0. */
  readonly indoors: number
  /** 1 on artificial turf, 0 on grass. */
  readonly artificialTurf: number
  readonly temperatureF: number
  readonly windMph: number
  readonly altitudeFt: number
}
