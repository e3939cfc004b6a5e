import { type MarginModel, marginLogit, marginParameters, type WinProbabilityInput } from '@fourthright/guide'

/** Seconds of regulation. */
const regulation = 3600

/**
 * How the log-odds of the margin model move with each of its parameters, in the order of `marginParameters`, a value a row:
 * the derivatives of the guide's `marginLogit`, whose terms are named there.
 */
export function marginSlopes(rows: readonly WinProbabilityInput[], model: MarginModel): Float64Array[] {
  const columns = Object.fromEntries(
    marginParameters.map((name) => [name, new Float64Array(rows.length)]),
  ) as Record<(typeof marginParameters)[number], Float64Array>
  rows.forEach((row, at) => {
    const timeLeft = Math.max(0, row.secondsLeftInGame) / regulation
    const variance = model.gameVariance * timeLeft + model.endVariance
    const perPoint = 1 / Math.sqrt(variance)
    const logit = marginLogit(row, model)
    const line = perPoint * row.possessionTeamLine * timeLeft ** model.lineDecay
    const distance = perPoint * Math.log(Math.max(row.yardsToGo, 0.25))
    const ahead =
      perPoint * Math.exp(-timeLeft / model.leadFadesOver) * Math.max(-1, Math.min(1, row.scoreDifferential))
    columns.lineWeight[at] = line
    columns.lineDecay[at] = timeLeft > 0 ? model.lineWeight * line * Math.log(timeLeft) : 0
    columns.gameVariance[at] = (-0.5 * logit * timeLeft) / variance
    columns.endVariance[at] = (-0.5 * logit) / variance
    columns.kickoff[at] =
      row.secondsLeftInGame > regulation / 2 ? perPoint * (2 * row.receivesSecondHalfKickoff - 1) : 0
    columns.ball[at] = perPoint
    columns.fieldPosition[at] = perPoint * ((50 - row.yardsToGoal) / 50)
    columns.secondDown[at] = row.down === 2 ? perPoint : 0
    columns.thirdDown[at] = row.down === 3 ? perPoint : 0
    columns.fourthDown[at] = row.down === 4 ? perPoint : 0
    columns.distance[at] = distance
    columns.lateDistance[at] = row.down >= 3 ? distance : 0
    columns.redZone[at] = perPoint * (Math.max(0, 20 - row.yardsToGoal) / 20)
    columns.leadAtEnd[at] = ahead
    columns.leadFadesOver[at] = (model.leadAtEnd * ahead * timeLeft) / model.leadFadesOver ** 2
  })
  return marginParameters.map((name) => columns[name])
}
