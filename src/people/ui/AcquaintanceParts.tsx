import { useTranslation } from 'react-i18next'
import type { Acquaintance, Named } from '../person.ts'
import { AddressFormFields, MetFields, RelationFields, RememberField } from './AcquaintanceFields.tsx'
import style from './fields.module.css'

interface Props {
  acquaintance: Acquaintance
  onChange: (acquaintance: Acquaintance) => void
  metThrough: Named | null
  except: string
}

/** What the desk alone knows, in its parts. */
export function AcquaintanceParts({ acquaintance, onChange, metThrough, except }: Props) {
  const { t } = useTranslation('people')
  return (
    <>
      <section className={style.part} aria-label={t('form.between')}>
        <h2>{t('form.between')}</h2>
        <RememberField acquaintance={acquaintance} onChange={onChange} />
        <RelationFields acquaintance={acquaintance} onChange={onChange} />
      </section>
      <section className={style.part} aria-label={t('form.speak')}>
        <h2>{t('form.speak')}</h2>
        <AddressFormFields acquaintance={acquaintance} onChange={onChange} />
      </section>
      <section className={style.part} aria-label={t('form.met')}>
        <h2>{t('form.met')}</h2>
        <MetFields acquaintance={acquaintance} onChange={onChange} metThrough={metThrough} except={except} />
      </section>
    </>
  )
}
