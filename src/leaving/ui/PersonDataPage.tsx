import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { ask } from '../../web/api.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { HeldLine } from '../held-line.ts'
import { KINDS } from '../kinds.ts'
import { EraseSection } from './EraseSection.tsx'
import style from './Leaving.module.css'

const route = getRouteApi('/carnet/$personId/donnees')

/** What one holds about somebody: to hand over, to print, to erase. */
export function PersonDataPage() {
  const { personId } = route.useParams()
  const { t } = useTranslation('leaving')
  const path = `/api/leaving/people/${personId}`
  const { data, error, refetch } = useQuery({
    queryKey: ['leaving', 'held', personId],
    queryFn: ({ signal }) => ask<{ name: string; lines: HeldLine[] }>(path, signal),
  })
  if (error) return <ErrorNote error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton height={180} radius={14} />
  return (
    <>
      <PageHeading over={t('held.over')} tab={t('held.tab')}>
        {data.name || t('held.nameless')}
      </PageHeading>
      <div className={style.page}>
        <Section title={t('held.title')}>
          <div className={style.part}>
            <p className={style.soft}>{t('held.intro')}</p>
            <div className={`${style.actions} ${style.unprinted}`}>
              <Button component="a" href={`${path}/file`} download>
                {t('held.download')}
              </Button>
              <Button onClick={() => print()}>{t('held.print')}</Button>
              <Button component={Link} to="/carnet/$personId" params={{ personId } as never} variant="subtle">
                {t('held.back')}
              </Button>
            </div>
            <HeldLines lines={data.lines} />
          </div>
        </Section>
        <div className={style.unprinted}>
          <EraseSection personId={personId} name={data.name} />
        </div>
      </div>
    </>
  )
}

function HeldLines({ lines }: { lines: readonly HeldLine[] }) {
  const { t } = useTranslation('leaving')
  const { plainDay } = useFormat()
  const today = useToday()
  const said = (day: string | null) => {
    const parsed = day && parseDay(day)
    return parsed ? plainDay(parsed, today) : (day ?? '')
  }
  return (
    <div>
      {KINDS.filter(kind => lines.some(line => line.kind === kind)).map(kind => (
        <div key={kind} className={style.group}>
          <h3>{t(`kind.${kind}`)}</h3>
          <ul className={style.lines}>
            {lines
              .filter(line => line.kind === kind)
              .map(({ id, day, text }) => (
                <li key={id} className={day ? style.line : style.undated}>
                  {day && <span className={style.day}>{said(day)}</span>}
                  <span>{text}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
