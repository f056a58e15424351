import type { Day } from '../lib/day.ts'
import { type Change, changeOf } from './reliable-change.ts'
import { type Answers, SCALES, type Scale, type Score, scoreOf } from './scales.ts'

/** One scale, as it was answered on a day. It never leaves the desk. */
export interface SelfReport {
  id: string
  scale: Scale
  day: Day
  answers: Answers
  note: string
}

export interface SelfReportView extends SelfReport, Score {
  revision: string
}

export interface SelfReportDraft extends SelfReport {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

export interface Trend {
  scale: Scale
  /** The oldest first; those without a total are among them. */
  reports: SelfReportView[]
  change: Change | null
}

/** @param reports the oldest first. */
export function trendsOf(reports: readonly SelfReportView[]): Trend[] {
  return SCALES.map(scale => {
    const own = reports.filter(each => each.scale === scale)
    const said = own.flatMap(({ day, total }) => (total === null ? [] : [{ day, total }]))
    return { scale, reports: own, change: changeOf(scale, said) }
  })
}

export function scored(report: SelfReport): SelfReport & Score {
  return { ...report, ...scoreOf(report.scale, report.answers) }
}
