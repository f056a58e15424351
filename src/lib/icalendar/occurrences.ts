import { type Component, childrenOf, parameterOf, propertiesOf, propertyOf } from './component.ts'
import { instantOf, type Moment, momentOf, wallIn } from './moment.ts'
import type { Range } from './range.ts'
import { recurs, seriesStarts } from './series.ts'
import { type Shape, shapeOf } from './shape.ts'
import { type Zone, type Zones, zonesOf } from './zone.ts'

/** One time that an event, a task or a note happens. */
export interface Occurrence {
  /** Whose properties hold: the series, or the override of this time. */
  component: Component
  /** Which of the series it is; null when nothing recurs. */
  recurrenceId: Moment | null
  start: Moment | null
  /** As written or as DURATION makes it; null when neither says. */
  end: Moment | null
  /** Instants in seconds. */
  startsAt: number | null
  endsAt: number | null
}

export interface Recurring {
  calendar: Component
  /** Name of the components that recur together, in capitals. */
  component: string
}

/**
 * The occurrences that may touch a range, and perhaps a few beside it, overrides first. Of a series no more than 10,000
 * are looked at, from shortly before the range on.
 * @param floating the zone of days and floating times
 * @param reachSeconds how far from its occurrence something still counts (an alarm the week before)
 */
export function* occurrencesOf(
  { calendar, component: name }: Recurring,
  range: Range,
  floating: Zone,
  reachSeconds = 0,
): Generator<Occurrence> {
  const zones = zonesOf(calendar)
  const components = childrenOf(calendar, name)
  const shapes = new Map(components.map(one => [one, shapeOf(one, zones, floating)]))
  const overrides = overridesOf(components, zones, floating)
  for (const { component, recurrenceId } of overrides) {
    const shape = shapes.get(component) as Shape
    yield occurrence(component, shape, recurrenceId, shape.start, floating)
  }
  const master = components.find(one => !propertyOf(one, 'RECURRENCE-ID'))
  if (!master) return
  const shape = shapes.get(master) as Shape
  const recurring = recurs(master)
  if (!shape.start || !recurring) {
    const recurrenceId = overrides.length > 0 ? shape.start : null
    if (!overrides.some(({ at }) => at === (shape.start && instantOf(shape.start, floating)))) {
      yield occurrence(master, shape, recurrenceId, shape.start, floating)
    }
    return
  }
  const following = overrides.filter(override => override.following)
  const reach = reachSeconds + Math.max(...[...shapes.values()].map(({ seconds }) => seconds))
  const shift = Math.max(
    0,
    ...following.map(one => shiftOf(one, shapes.get(one.component) as Shape, floating)),
  )
  const window = { from: range.from - reach - shift, to: range.to + reachSeconds + shift }
  const replaced = overrides.map(({ recurrenceId }) => recurrenceId)
  for (const { moment, end } of seriesStarts(master, shape.start, { window, floating, zones, replaced })) {
    const at = instantOf(moment, floating)
    const moved = following.findLast(override => override.at <= at)
    if (moved) {
      const movedShape = shapes.get(moved.component) as Shape
      const start = movedStart(moved, movedShape, moment, floating)
      yield occurrence(moved.component, movedShape, moment, start, floating)
    } else {
      yield occurrence(master, end ? { ...shape, endOf: end } : shape, moment, moment, floating)
    }
  }
}

interface Override {
  component: Component
  recurrenceId: Moment
  at: number
  /** RANGE=THISANDFUTURE: RFC 5545 §3.2.13. */
  following: boolean
}

function overridesOf(components: Component[], zones: Zones, floating: Zone): Override[] {
  return components
    .flatMap(component => {
      const recurrenceId = momentOf(component, 'RECURRENCE-ID', zones)
      if (!recurrenceId) return []
      const [line] = propertiesOf(component, 'RECURRENCE-ID')
      const following = !!line && parameterOf(line, 'RANGE')?.toUpperCase() === 'THISANDFUTURE'
      return [{ component, recurrenceId, at: instantOf(recurrenceId, floating), following }]
    })
    .sort((one, other) => one.at - other.at)
}

function occurrence(
  component: Component,
  shape: Pick<Shape, 'endOf'>,
  recurrenceId: Moment | null,
  start: Moment | null,
  floating: Zone,
): Occurrence {
  const end = shape.endOf(start)
  return {
    component,
    recurrenceId,
    start,
    end,
    startsAt: start && instantOf(start, floating),
    endsAt: end && instantOf(end, floating),
  }
}

function shiftOf({ at }: Override, { start }: Shape, floating: Zone): number {
  // A day more, for the hour that changes with the season.
  return start ? Math.abs(instantOf(start, floating) - at) + 86_400 : 0
}

function movedStart({ recurrenceId }: Override, { start }: Shape, moment: Moment, floating: Zone): Moment {
  if (!start) return moment
  const byWall = wallIn(moment, start.zone, floating) - wallIn(recurrenceId, start.zone, floating)
  return { ...start, wall: start.wall + byWall }
}
