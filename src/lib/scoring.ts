/**
 * The area under the ROC curve: the chance that something that happened had been given a higher score than something
 * that did not, ties counting a half (Mann & Whitney).
 *
 * @returns 0..1, or null when all of it happened or none.
 */
export function areaUnderCurve(scores: Float64Array, happened: Uint8Array): number | null {
  const order = Uint32Array.from(scores, (_, i) => i).sort(
    (one, other) => (scores[one] as number) - (scores[other] as number),
  )
  let positives = 0
  let rankSum = 0
  for (let start = 0; start < order.length; ) {
    let end = start
    const score = scores[order[start] as number]
    while (end < order.length && scores[order[end] as number] === score) end++
    const meanRank = (start + end + 1) / 2
    for (let i = start; i < end; i++) {
      if (happened[order[i] as number] === 0) continue
      positives++
      rankSum += meanRank
    }
    start = end
  }
  const negatives = order.length - positives
  if (positives === 0 || negatives === 0) return null
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** The mean squared distance between a probability and what happened (Brier 1950): 0 is perfect; null of nothing. */
export function brierScore(probabilities: Float64Array, happened: Uint8Array): number | null {
  if (probabilities.length === 0) return null
  let sum = 0
  probabilities.forEach((p, i) => {
    sum += (p - (happened[i] as number)) ** 2
  })
  return sum / probabilities.length
}
