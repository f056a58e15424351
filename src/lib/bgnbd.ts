import { logBeta, logGamma } from './gamma.ts'
import { hypergeometric2F1 } from './hypergeometric.ts'
import { nelderMead } from './nelder-mead.ts'

/**
 * The BG/NBD model of Fader, Hardie & Lee 2005 ("Counting your customers the easy way", Marketing Science 24): while
 * alive, events come as a Poisson process whose rate varies between people as Gamma(r, alpha); after each event one may
 * drop out for good, with a chance that varies between people as Beta(a, b). Any unit of time, the same throughout.
 */
export interface BgNbd {
  r: number
  alpha: number
  a: number
  b: number
}

/** What the model needs to know of somebody: `x` events after the first, the last at `tx`, seen until `T`; the first is at 0. */
export interface EventSummary {
  x: number
  tx: number
  T: number
}

/** ln of the likelihood of one history. */
export function logLikelihood({ r, alpha, a, b }: BgNbd, { x, tx, T }: EventSummary): number {
  const head = logGamma(r + x) - logGamma(r) + r * Math.log(alpha) + logBeta(a, b + x) - logBeta(a, b)
  const alive = -(r + x) * Math.log(alpha + T)
  return head + alive + (x === 0 ? 0 : softplus(logOddsOfDead({ r, alpha, a, b }, { x, tx, T })))
}

/** P(alive at T). It is 1 where nothing followed the first event: in this model one can only drop out after a later one. */
export function probabilityAlive({ r, alpha, a, b }: BgNbd, { x, tx, T }: EventSummary): number {
  if (x === 0) return 1
  return 1 / (1 + Math.exp(logOddsOfDead({ r, alpha, a, b }, { x, tx, T })))
}

/**
 * P(alive at T) where one may also drop out after the first event (MBG/NBD, Batislam, Denizel & Filiztekin 2007), so
 * that somebody met once, long ago, is not alive for ever.
 */
export function probabilityAliveModified({ r, alpha, a, b }: BgNbd, { x, tx, T }: EventSummary): number {
  return 1 / (1 + (a / (b + x)) * ((alpha + T) / (alpha + tx)) ** (r + x))
}

/** P(at least one event in the next `t`) of somebody known to be alive at T. */
export function probabilityOfEventWhenAlive({ r, alpha }: BgNbd, { x, T }: EventSummary, t: number): number {
  return 1 - ((alpha + T) / (alpha + T + t)) ** (r + x)
}

/** P(at least one event in the next `t`). */
export function probabilityOfEvent(model: BgNbd, history: EventSummary, t: number): number {
  return probabilityAlive(model, history) * probabilityOfEventWhenAlive(model, history, t)
}

/** Events expected after the first, up to `t`, of somebody of whom nothing is known. */
export function expectedEvents({ r, alpha, a: givenA, b }: BgNbd, t: number): number {
  const a = awayFromOne(givenA)
  const z = t / (alpha + t)
  const hyper = hypergeometric2F1(r, b, { c: a + b - 1, z })
  return ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + t)) ** r * hyper)
}

/** Events expected in the next `t` of somebody with this history. */
export function conditionalExpectation(model: BgNbd, history: EventSummary, t: number): number {
  const { r, alpha, b } = model
  const { x, T } = history
  const a = awayFromOne(model.a)
  const hyper = hypergeometric2F1(r + x, b + x, { c: a + b + x - 1, z: t / (alpha + T + t) })
  const whenAlive = 1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * hyper
  return ((a + b + x - 1) / (a - 1)) * whenAlive * probabilityAlive(model, history)
}

/** P(exactly `x` events after the first within `t`). */
export function probabilityOfCount({ r, alpha, a, b }: BgNbd, x: number, t: number): number {
  const z = t / (alpha + t)
  const none = (alpha / (alpha + t)) ** r
  const weight = (j: number) => Math.exp(logGamma(r + j) - logGamma(r) - logGamma(j + 1)) * z ** j
  const stillAlive = Math.exp(logBeta(a, b + x) - logBeta(a, b)) * none * weight(x)
  if (x === 0) return stillAlive
  let fewer = 0
  for (let j = 0; j < x; j++) fewer += weight(j)
  return stillAlive + Math.exp(logBeta(a + 1, b + x - 1) - logBeta(a, b)) * (1 - none * fewer)
}

/**
 * The parameters of greatest likelihood, found on their logarithms so that they stay positive.
 *
 * @param start where to search from; by default one event per mean observed time.
 * @throws RangeError when no history has any time or nobody ever came back: nothing could be learnt.
 */
export function fitBgNbd(histories: readonly EventSummary[], start?: BgNbd): BgNbd {
  const events = histories.reduce((sum, { x }) => sum + x, 0)
  const time = histories.reduce((sum, { T }) => sum + T, 0)
  if (!(events > 0 && time > 0)) throw new RangeError('nothing to fit: no history with a second event')

  const from = start ?? { r: 1, alpha: time / events, a: 1, b: 3 }
  const { point } = nelderMead(
    logs => -totalLogLikelihood(fromLogs(logs), histories) / histories.length,
    [from.r, from.alpha, from.a, from.b].map(Math.log),
  )
  return fromLogs(point)
}

/** The log-likelihood of them all; the terms that depend on `x` alone are computed once for each `x`. */
function totalLogLikelihood(model: BgNbd, histories: readonly EventSummary[]): number {
  const { r, alpha, a, b } = model
  const heads = new Map<number, number>()
  const fixed = r * Math.log(alpha) - logGamma(r) - logBeta(a, b)
  let total = 0
  for (const { x, tx, T } of histories) {
    let head = heads.get(x)
    if (head === undefined) {
      head = fixed + logGamma(r + x) + logBeta(a, b + x)
      heads.set(x, head)
    }
    total += head - (r + x) * Math.log(alpha + T)
    if (x > 0) total += softplus(logOddsOfDead(model, { x, tx, T }))
  }
  return total
}

/** ln of P(dead) / P(alive) for x > 0: as a logarithm, since the power overflows where events are many. */
function logOddsOfDead({ r, alpha, a, b }: BgNbd, { x, tx, T }: EventSummary): number {
  return Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + T) / (alpha + tx))
}

/** ln(1 + e^z). */
function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z))
}

function fromLogs(logs: readonly number[]): BgNbd {
  // Beyond e^±15 the likelihood is flat: kept finite.
  const [r, alpha, a, b] = logs.map(log => Math.exp(Math.min(15, Math.max(-15, log)))) as [
    number,
    number,
    number,
    number,
  ]
  return { r, alpha, a, b }
}

/** The expectations have a removable singularity at a = 1. */
function awayFromOne(a: number): number {
  return Math.abs(a - 1) < 1e-7 ? 1 + 1e-7 : a
}
