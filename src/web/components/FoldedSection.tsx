import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { useIsPhone } from '../use-is-phone.ts'
import style from './FoldedSection.module.css'
import { Section } from './Sheet.tsx'

interface Props {
  title: string
  /** What is in it, beside its title when it is folded. */
  line?: string
  /** There is more on the page than fits. */
  isTight: boolean
  aside?: ReactNode
  children: ReactNode
}

/** A titled part of a page; on a telephone where there is more than fits, one line that opens. */
export function FoldedSection({ title, line = '', isTight, aside, children }: Props) {
  const isPhone = useIsPhone()
  const [isOpen, setOpen] = useState(false)
  const inside = useId()
  if (!isPhone || !isTight) {
    return (
      <Section title={title} aside={aside}>
        {children}
      </Section>
    )
  }
  return (
    <section className={style.folded} aria-label={title} data-open={isOpen || undefined}>
      <h2 className={style.title}>
        <button
          type="button"
          className={style.line}
          aria-expanded={isOpen}
          aria-controls={inside}
          onClick={() => setOpen(!isOpen)}
        >
          {title}
          <span className={style.said}>{line}</span>
          <IconChevronDown size={18} aria-hidden="true" className={style.mark} />
        </button>
      </h2>
      <div id={inside} hidden={!isOpen}>
        {isOpen && children}
        {isOpen && aside}
      </div>
    </section>
  )
}
