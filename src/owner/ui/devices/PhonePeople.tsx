import { Checkbox, MultiSelect, Radio, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../../web/api.ts'
import { Section } from '../../../web/components/Sheet.tsx'
import type { PhoneSettings } from '../../settings.ts'
import type { SectionProps } from '../OwnerSection.tsx'
import settingsStyle from '../SettingsPage.module.css'
import style from './DevicesPage.module.css'

const CIRCLES = [1, 2, 3, 4] as const

/** Which people devices see: everybody, or those of some circles and tags. */
export function PhonePeople({ settings, change }: SectionProps) {
  const { t } = useTranslation('owner')
  const people = useTranslation('people').t
  const { phone, choose, isNobody } = useChoice(settings.phone, said => change({ phone: said }))
  const { data: facets } = useQuery({
    queryKey: ['facets'],
    queryFn: ({ signal }) => ask<{ tags: { value: string }[] }>('/api/people/facets', signal),
  })
  const tags = [...new Set([...(facets?.tags ?? []).map(({ value }) => value), ...phone.tags])]
  return (
    <Section title={t('devices.phone.title')}>
      <div className={settingsStyle.fields}>
        <Radio.Group
          label={t('devices.phone.people')}
          value={phone.people}
          onChange={value => choose({ people: value as PhoneSettings['people'] })}
        >
          <div className={style.kinds}>
            <Radio value="all" label={t('devices.phone.all')} />
            <Radio value="chosen" label={t('devices.phone.chosen')} />
          </div>
        </Radio.Group>
        {phone.people === 'chosen' && (
          <>
            <Checkbox.Group
              label={t('devices.phone.circles')}
              value={phone.circles.map(String)}
              onChange={chosen => choose({ circles: chosen.map(Number).sort() })}
            >
              <div className={style.kinds}>
                {CIRCLES.map(circle => (
                  <Checkbox key={circle} value={String(circle)} label={people(`card.circle.${circle}`)} />
                ))}
              </div>
            </Checkbox.Group>
            <MultiSelect
              label={t('devices.phone.tags')}
              data={tags}
              value={phone.tags}
              onChange={tags => choose({ tags })}
              searchable
              hidePickedOptions
              nothingFoundMessage={t('settings.nothingFound')}
            />
            {isNobody && (
              <p role="status" className={settingsStyle.soft}>
                {t('devices.phone.nobody')}
              </p>
            )}
          </>
        )}
        <Switch
          label={t('devices.phone.withoutCard')}
          description={t('devices.phone.withoutCardHint')}
          checked={phone.withoutCard}
          onChange={event => choose({ withoutCard: event.currentTarget.checked })}
        />
        <p className={settingsStyle.small}>{t('devices.phone.archived')}</p>
      </div>
    </Section>
  )
}

/** What is chosen, kept at once unless it is nobody: half a choice must not empty a telephone. */
function useChoice(kept: PhoneSettings, keep: (phone: PhoneSettings) => Promise<boolean>) {
  const [phone, setPhone] = useState(kept)
  const said = JSON.stringify(kept)
  useEffect(() => setPhone(JSON.parse(said) as PhoneSettings), [said])
  const choose = (part: Partial<PhoneSettings>) => {
    const next = { ...phone, ...part }
    setPhone(next)
    if (!isEmpty(next)) void keep(next).then(isKept => isKept || setPhone(kept))
  }
  return { phone, choose, isNobody: isEmpty(phone) }
}

function isEmpty({ people, circles, tags }: PhoneSettings): boolean {
  return people === 'chosen' && circles.length + tags.length === 0
}
