import { Skeleton } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MandateView } from '../../mandates/mandate.ts'
import { useMandate } from '../../mandates/ui/use-mandates.ts'
import { ErrorNote, useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { begunFrom } from '../begin.ts'
import type { LinkedHandover, SentView } from '../handover-view.ts'
import { ChoosePeer } from './ChoosePeer.tsx'
import { HandoverStanding } from './HandoverStanding.tsx'
import style from './handovers.module.css'
import { PrepareHandover } from './PrepareHandover.tsx'
import { SentLink } from './SentLink.tsx'
import { useHandoverWords } from './use-handover-words.ts'
import { newId, useHandoverChanges, useHandovers } from './use-handovers.ts'

const route = getRouteApi('/mandats/$mandateId/passer')

/** A mandate that goes to a peer: who, what they see, the link. */
export function HandoverPage() {
  const { mandateId } = route.useParams()
  const mandate = useMandate(mandateId)
  const known = useHandovers(mandateId)
  const error = mandate.error ?? known.error
  if (mandate.data && known.data) return <Steps mandate={mandate.data} {...known.data} />
  if (error) {
    const retry = () => void Promise.all([mandate.refetch(), known.refetch()])
    return <ErrorNote error={error} retry={retry} />
  }
  return <Skeleton height={240} radius={14} />
}

interface Props {
  mandate: MandateView
  handovers: LinkedHandover[]
  canMail: boolean
}

function Steps({ mandate, handovers, canMail }: Props) {
  const { t } = useTranslation('handovers')
  const { nameOf } = useHandoverWords()
  const { save } = useHandoverChanges()
  const [sent, setSent] = useState<SentView | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const draft = handovers.find(({ state }) => state === 'draft')
  const standing = handovers.find(
    ({ state }) => state === 'sent' || state === 'asked' || state === 'answered' || state === 'accepted',
  )

  async function choose(person: { id: string }) {
    setError(null)
    try {
      const begun = begunFrom(mandate, draft ?? handovers[0] ?? null)
      await save({
        ...begun,
        id: draft?.id ?? newId(),
        personId: person.id,
        ...(draft ? { revision: draft.revision } : {}),
      })
      setChoosing(false)
    } catch (failure) {
      setError(failure)
    }
  }

  const title = sent
    ? t('ui.page.sent', { name: nameOf(sent.handover.person) })
    : standing
      ? t('ui.page.standing', { name: nameOf(standing.person) })
      : draft && !isChoosing
        ? t('ui.page.prepare', { name: nameOf(draft.person) })
        : t('ui.page.choose')
  return (
    <>
      <PageHeading
        over={
          <Link to="/mandats/$mandateId" params={{ mandateId: mandate.id }}>
            {mandate.what}
          </Link>
        }
        tab={t('ui.page.tab')}
      >
        {title}
      </PageHeading>
      {error !== null && (
        <p role="alert" className={style.alert}>
          {sentence}
        </p>
      )}
      {sent ? (
        <SentLink sent={sent} onClose={() => setSent(null)} />
      ) : standing ? (
        <HandoverStanding handover={standing} canMail={canMail} onLink={setSent} />
      ) : draft && !isChoosing ? (
        <PrepareHandover
          key={draft.id + draft.personId}
          mandate={mandate}
          draft={draft}
          canMail={canMail}
          onOther={() => setChoosing(true)}
          onSent={setSent}
        />
      ) : (
        <ChoosePeer
          mandateId={mandate.id}
          clientId={mandate.clientId}
          onChoose={person => void choose(person)}
        />
      )}
    </>
  )
}
