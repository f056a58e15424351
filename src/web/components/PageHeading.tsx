import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import style from './PageHeading.module.css'

interface Props {
  /** The day or the subject, above the sentence. */
  over?: ReactNode
  /** One sentence that says the essential. */
  children: ReactNode
  /** Of the browser's tab. */
  tab: string
  actions?: ReactNode
}

// In letters set so tight, the narrow space of « 1 740 » would not be seen.
const IN_NUMBERS = /(?<=\d)\u202f(?=\d)/g

export function PageHeading({ over, children, tab, actions }: Props) {
  const { t } = useTranslation('web')
  const brand = t('brand')
  useEffect(() => {
    document.title = `${tab} · ${brand}`
  }, [tab, brand])
  return (
    <header className={style.heading}>
      <div>
        {over && <p className={style.over}>{over}</p>}
        <h1>{typeof children === 'string' ? children.replace(IN_NUMBERS, '\u00a0') : children}</h1>
      </div>
      {actions && <div className={style.actions}>{actions}</div>}
    </header>
  )
}
