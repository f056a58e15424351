import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { PlanTabs } from '../../web/components/PlanTabs.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { NeedDetail } from './NeedDetail.tsx'
import { NeedLine } from './NeedLine.tsx'
import { NeedList } from './NeedList.tsx'
import style from './NeedsPage.module.css'
import { useNeeds } from './use-needs.ts'

/** What the owner needs, and who could help: all of it, or one need. */
export function NeedsPage() {
  const { t } = useTranslation('needs')
  const { inWords, capital } = useFormat()
  const navigate = useNavigate()
  const { need: openId } = useSearch({ from: '/plan/besoins' })
  const { data: needs, error, refetch } = useNeeds()
  const open = needs?.filter(({ closedOn }) => closedOn === null) ?? []
  const closed = needs?.filter(({ closedOn }) => closedOn !== null) ?? []
  const chosen = needs?.find(({ id }) => id === openId)
  if (chosen) {
    return (
      <>
        <PlanTabs />
        <NeedDetail key={chosen.id} need={chosen} />
      </>
    )
  }
  const title =
    open.length === 0
      ? t('page.titleNone')
      : capital(t('page.title', { count: open.length, number: inWords(open.length) }))
  return (
    <>
      <PlanTabs />
      <PageHeading over={t('page.over')} tab={t('page.tab')}>
        {title}
      </PageHeading>
      {error && !needs ? (
        <ErrorNote error={error} retry={() => void refetch()} />
      ) : (
        <>
          <NeedLine onStated={id => void navigate({ to: '/plan/besoins', search: { need: id } })} />
          {needs?.length === 0 && <p className={style.empty}>{t('page.empty')}</p>}
          {open.length > 0 && (
            <Section title={t('page.open')}>
              <NeedList needs={open} label={t('page.open')} />
            </Section>
          )}
          {closed.length > 0 && (
            <Section title={t('page.closed')}>
              <NeedList needs={closed} label={t('page.closed')} />
            </Section>
          )}
        </>
      )}
    </>
  )
}
