import type { Component, ContentLine } from './component.ts'
import { propertyLine } from './property-line.ts'

/** CALDAV:comp, RFC 4791 §9.6.1. Names in any case. */
export interface CompSpec {
  name: string
  allProps?: boolean
  props?: readonly PropSpec[]
  allComps?: boolean
  comps?: readonly CompSpec[]
}

/** CALDAV:prop, RFC 4791 §9.6.4. */
export interface PropSpec {
  name: string
  noValue?: boolean
}

/** The named parts of a component, as they stand. One of which no part is named is meant whole (RFC 4791 §7.8.1). */
export function selected(component: Component, spec: CompSpec): Component {
  const { allProps, props = [], allComps, comps = [] } = spec
  if (component.name !== spec.name.toUpperCase()) return component
  if (!allProps && !allComps && props.length === 0 && comps.length === 0) return component
  const lines = component.lines.flatMap((line): (ContentLine | Component)[] => {
    if (!('octets' in line)) {
      const inner = comps.find(({ name }) => name.toUpperCase() === line.name)
      return inner ? [selected(line, inner)] : allComps ? [line] : []
    }
    const prop = props.find(({ name }) => name.toUpperCase() === line.name)
    if (prop?.noValue) return [propertyLine(line.name, '', line.parameters)]
    return prop || allProps ? [line] : []
  })
  return { ...component, lines }
}
