import { Button, Skeleton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { timeOn } from '../session-days.ts'
import type { ClubLine } from '../shown.ts'
import { ClubForm } from './ClubForm.tsx'
import style from './Clubs.module.css'
import { OutsideTrade } from './OutsideTrade.tsx'
import { useClubs } from './use-clubs.ts'
import { useRhythmWords } from './use-rhythm-words.ts'

/** What comes back, and how much of one's company is outside of the trade. */
export function ClubsPage() {
  const { t } = useTranslation('clubs')
  const { inWords, capital } = useFormat()
  const navigate = useNavigate()
  const { data, error, refetch } = useClubs()
  const [isAdding, setAdding] = useState(false)
  const going = data?.clubs.filter(({ club }) => !club.archived) ?? []
  const former = data?.clubs.filter(({ club }) => club.archived) ?? []
  const count = going.length
  const title =
    count === 0 ? t('clubsPage.titleNone') : capital(t('clubsPage.title', { count, number: inWords(count) }))
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
      {t('clubsPage.add')}
    </Button>
  )
  return (
    <>
      <OutingTabs />
      <PageHeading
        over={t('clubsPage.over')}
        tab={t('clubsPage.tab')}
        actions={count > 0 && !isAdding && add}
      >
        {title}
      </PageHeading>
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={180} radius={14} />}
      {isAdding && (
        <Sheet className={style.sheet}>
          <ClubForm
            before={null}
            onCancel={() => setAdding(false)}
            onSaved={id => {
              setAdding(false)
              if (id) void navigate({ to: '/sorties/clubs/$clubId', params: { clubId: id } })
            }}
          />
        </Sheet>
      )}
      {data && count === 0 && !isAdding && <EmptyState action={add}>{t('clubsPage.empty')}</EmptyState>}
      {going.length > 0 && (
        <Section title={t('clubsPage.list')}>
          <QuietList label={t('clubsPage.list')}>
            {going.map(line => (
              <Line key={line.club.id} {...line} />
            ))}
          </QuietList>
        </Section>
      )}
      {data && (count > 0 || data.outside.now.n > 0) && <OutsideTrade outside={data.outside} />}
      {former.length > 0 && (
        <Section title={t('clubsPage.former')}>
          <QuietList label={t('clubsPage.former')}>
            {former.map(line => (
              <Line key={line.club.id} {...line} />
            ))}
          </QuietList>
        </Section>
      )}
    </>
  )
}

function Line({ club, people, next }: ClubLine) {
  const { t } = useTranslation('clubs')
  const { capital } = useFormat()
  const words = useRhythmWords()
  const parts = [
    t(`kind.${club.kind}`),
    words.rhythm(club.rule),
    club.place,
    people > 0 && t('clubsPage.people', { count: people }),
  ]
  return (
    <QuietLine end={next && capital(words.next(next, timeOn(club, next), 'clubsPage'))}>
      <Link to="/sorties/clubs/$clubId" params={{ clubId: club.id }} className={style.name}>
        {club.name}
      </Link>
      <span className={style.under}>{capital(parts.filter(Boolean).join(' · '))}</span>
    </QuietLine>
  )
}
