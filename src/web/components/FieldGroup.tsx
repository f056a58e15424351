import type { ReactNode, Ref } from 'react'
import style from './FieldGroup.module.css'

interface Props {
  legend: string
  children: ReactNode
  ref?: Ref<HTMLFieldSetElement>
}

/** Several fields that answer one question. */
export function FieldGroup({ legend, children, ref }: Props) {
  return (
    <fieldset ref={ref ?? null} className={style.group}>
      <legend className={style.legend}>{legend}</legend>
      {children}
    </fieldset>
  )
}
