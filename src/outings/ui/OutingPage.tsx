import { Button, Menu, Skeleton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../web/api.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { hasTakenPlace, OUTING_STATES, type OutingView } from '../outing.ts'
import { KeepForSalon } from './KeepForSalon.tsx'
import style from './Outing.module.css'
import { OutingAfter } from './OutingAfter.tsx'
import { OutingAims } from './OutingAims.tsx'
import { OutingBrief } from './OutingBrief.tsx'
import { OutingBrought } from './OutingBrought.tsx'
import { OutingFacts } from './OutingFacts.tsx'
import { OutingForm } from './OutingForm.tsx'
import { OutingJudged } from './OutingJudged.tsx'
import { OutingPeople } from './OutingPeople.tsx'
import { useOutingWords } from './use-outing-words.ts'
import { useOuting, useOutingChanges } from './use-outings.ts'

const route = getRouteApi('/sorties/evenements/$outingId')

/** One outing: what one goes there for, who will be there; afterwards, how it was and what it brought. */
export function OutingPage() {
  const { outingId } = route.useParams()
  const { data: outing, error, refetch } = useOuting(outingId)
  if (error instanceof Problem && (error.status === 404 || error.status === 410)) return <Nothing />
  if (outing) return <Whole key={outingId} outing={outing} />
  return error ? (
    <ErrorNote error={error} retry={() => void refetch()} />
  ) : (
    <Skeleton height={180} radius={14} />
  )
}

function Nothing() {
  const { t } = useTranslation('outings')
  return (
    <>
      <OutingTabs />
      <PageHeading tab={t('outingPage.title')}>{t('outingPage.gone')}</PageHeading>
      <EmptyState
        action={
          <Button component={Link} to="/sorties/evenements">
            {t('outingPage.back')}
          </Button>
        }
      >
        {t('outingPage.goneLong')}
      </EmptyState>
    </>
  )
}

function Whole({ outing }: { outing: OutingView }) {
  const { t } = useTranslation('outings')
  const today = useToday()
  const [isEdited, setEdited] = useState(false)
  const isBehind = hasTakenPlace(outing, today)
  if (isEdited) {
    return (
      <>
        <PageHeading over={t('form.title')} tab={outing.title}>
          {outing.title}
        </PageHeading>
        <OutingForm outing={outing} onDone={() => setEdited(false)} />
      </>
    )
  }
  return (
    <>
      <Head outing={outing} isBehind={isBehind} onEdit={() => setEdited(true)} />
      {outing.state === 'going' && <KeepForSalon outingId={outing.id} />}
      <div className={style.columns}>
        <div>
          {isBehind && <OutingJudged outing={outing} />}
          {(isBehind || outing.people.some(({ role }) => role === 'met')) && (
            <OutingAfter outingId={outing.id} />
          )}
          {isBehind && <OutingBrought outing={outing} />}
          {(!isBehind || outing.aims.length > 0) && <OutingAims outing={outing} />}
          <OutingPeople outing={outing} isBehind={isBehind} />
          {!isBehind && <OutingBrief outing={outing} />}
          {outing.note !== '' && (
            <Section title={t('form.note')}>
              <p className={style.note}>{outing.note}</p>
            </Section>
          )}
        </div>
        <div className={style.aside}>
          <OutingFacts outing={outing} onEdit={() => setEdited(true)} />
        </div>
      </div>
    </>
  )
}

interface HeadProps {
  outing: OutingView
  isBehind: boolean
  onEdit: () => void
}

function Head({ outing, isBehind, onEdit }: HeadProps) {
  const { t } = useTranslation('outings')
  const { capital } = useFormat()
  const { when } = useOutingWords()
  const navigate = useNavigate()
  const today = useToday()
  const { edit, remove } = useOutingChanges()
  const { id, title, state, day } = outing
  const others = OUTING_STATES.filter(each => each !== state && (each !== 'been' || day <= today))
  return (
    <PageHeading
      over={`${capital(when(outing))} · ${t(`choice.stands.${isBehind ? 'been' : state}`)}`}
      tab={title}
      actions={
        <>
          {state === 'thinking' && (
            <Button variant="filled" onClick={() => void edit(outing, { state: 'going' })}>
              {t('choice.choose.going')}
            </Button>
          )}
          {(state === 'going' || state === 'been') && (
            <Button
              variant={isBehind ? 'default' : 'filled'}
              component={Link}
              to="/sorties/salon/$outingId"
              params={{ outingId: id } as never}
            >
              {t(isBehind ? 'outingPage.salonAfter' : 'outingPage.salon')}
            </Button>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="subtle" px={12} aria-label={t('outingPage.do')}>
                <IconDots size={20} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map(each => (
                <Menu.Item key={each} onClick={() => void edit(outing, { state: each })}>
                  {t(`choice.choose.${each}`)}
                </Menu.Item>
              ))}
              <Menu.Item onClick={onEdit}>{t('outingPage.edit')}</Menu.Item>
              <Menu.Item onClick={() => void remove(outing, () => navigate({ to: '/sorties/evenements' }))}>
                {t('outingPage.delete')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      {title}
    </PageHeading>
  )
}
