import { type ComponentPropsWithoutRef, type ElementType, type ReactNode, useRef } from 'react'
import { useSought } from '../use-sought.ts'
import style from './Sheet.module.css'

type Props<As extends ElementType> = {
  as?: As
  /** On the accent's wash, without an edge: for the one thing beside the rest. */
  quiet?: boolean
  children: ReactNode
} & Omit<ComponentPropsWithoutRef<As>, 'children'>

/** A sheet of paper on the table: the only card. */
export function Sheet<As extends ElementType = 'div'>({
  as,
  quiet,
  children,
  className,
  ...rest
}: Props<As>) {
  const Tag: ElementType = as ?? 'div'
  const names = [style.sheet, quiet && style.quiet, className].filter(Boolean).join(' ')
  return (
    <Tag className={names} {...rest}>
      {children}
    </Tag>
  )
}

interface SectionProps {
  title: string
  children: ReactNode
  /** At the end of the title's line. */
  aside?: ReactNode
  id?: string
}

/** A titled part of a page. */
export function Section({ title, children, aside, id }: SectionProps) {
  const part = useRef<HTMLElement>(null)
  useSought(part, id)
  return (
    <section ref={part} className={style.section} aria-label={title} {...(id ? { id } : {})}>
      <div className={style.title}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
