/** How varied a company is over some kinds; null where nobody, or not enough, tells. */
export interface Diversity {
  /** Kinds that are there. */
  present: number
  /** In nats: 0 for one kind alone, ln of the kinds where all weigh the same. */
  shannon: number | null
  /** Shannon over what it would be at its most with the kinds there are (Pielou): null under two. */
  evenness: number | null
  /** That two drawn at random, with replacement, are of different kinds. */
  blau: number | null
  /** Blau over what it would be at its most with all the kinds there may be: 1 where all weigh the same. */
  iqv: number | null
}

/**
 * @param weights one for each kind there may be, those of nobody at 0.
 * @see C. E. Shannon, Bell System Technical Journal 27 (1948), 379–423; E. C. Pielou, Journal of Theoretical Biology 13
 * (1966), 131–144; P. M. Blau, Inequality and Heterogeneity (1977); J. H. Mueller, K. F. Schuessler, Statistical
 * Reasoning in Sociology (1961) for the index of qualitative variation.
 */
export function diversityOf(weights: readonly number[]): Diversity {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.filter(weight => weight > 0).map(weight => weight / total)
  if (shares.length === 0) return { present: 0, shannon: null, evenness: null, blau: null, iqv: null }
  // Of one kind alone: 0, not the −0 of its logarithm.
  const shannon = Math.max(
    0,
    shares.reduce((sum, share) => sum - share * Math.log(share), 0),
  )
  const blau = Math.max(0, 1 - shares.reduce((sum, share) => sum + share * share, 0))
  return {
    present: shares.length,
    shannon,
    evenness: shares.length < 2 ? null : shannon / Math.log(shares.length),
    blau,
    iqv: weights.length < 2 ? null : (blau * weights.length) / (weights.length - 1),
  }
}
