import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import type { OwnCard } from '../own-card.ts'
import { showMyCard } from './my-card-door.ts'
import type { SectionProps } from './OwnerSection.tsx'
import style from './SettingsPage.module.css'
import { useTyped } from './use-typed.ts'

/** What one's own card says to others, besides one's name and trade. */
export function MyCardSection({ settings, change }: SectionProps) {
  const { t } = useTranslation('owner')
  const { card } = settings
  const field = (name: keyof OwnCard) => useTyped(card[name], said => change({ card: { [name]: said } }))
  const [organisation, phone, mail, url] = [
    field('organisation'),
    field('phone'),
    field('mail'),
    field('url'),
  ]
  return (
    <Section title={t('myCard.section')} id="myCard">
      <div className={style.fields}>
        <p className="soft">{t('myCard.hint')}</p>
        <div className={style.pair}>
          <TextInput label={t('myCard.part.organisation')} maxLength={200} {...organisation} />
          <TextInput
            label={t('myCard.part.phone')}
            type="tel"
            autoComplete="tel"
            maxLength={200}
            {...phone}
          />
          <TextInput
            label={t('myCard.part.mail')}
            type="email"
            autoComplete="email"
            maxLength={200}
            {...mail}
          />
          <TextInput label={t('myCard.part.url')} type="url" autoComplete="url" maxLength={200} {...url} />
        </div>
        <div>
          <Button onClick={showMyCard}>{t('myCard.show')}</Button>
        </div>
      </div>
    </Section>
  )
}
