import type { ComponentPropsWithoutRef } from 'react'
import style from './QuietButton.module.css'

type Props = Omit<ComponentPropsWithoutRef<'button'>, 'type' | 'className'>

/** A gesture said as an underlined word: beside a title, where a button would weigh too much. */
export function QuietButton(props: Props) {
  return <button type="button" className={style.quiet} {...props} />
}
