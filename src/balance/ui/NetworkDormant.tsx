import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadyDraft } from '../../reciprocity/shown.ts'
import { LetterFields } from '../../reciprocity/ui/LetterFields.tsx'
import { ask } from '../../web/api.ts'
import { Basis } from '../../web/components/Basis.tsx'
import { Dialog } from '../../web/components/Dialog.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { DormantReason, DormantTie } from '../network-dormant.ts'
import style from './Network.module.css'
import { useDormant } from './use-people-network.ts'

const AT_FIRST = 6

/** Ties that sleep: who, why, and a word to wake them. */
export function NetworkDormant() {
  const { t } = useTranslation('balance')
  const { relativeDay, inWords, capital } = useFormat()
  const today = useToday()
  const { data } = useDormant()
  const [isWhole, setWhole] = useState(false)
  const [opened, setOpened] = useState<DormantTie | null>(null)
  if (!data) return null
  const { count, ties } = data
  return (
    <Section
      title={t('network.dormant.title')}
      aside={
        <Basis
          entry="dormant-ties"
          title={t('network.dormant.title')}
          said={t('network.basis.dormant')}
          over={t('network.basis.now')}
        />
      }
    >
      {count === 0 ? (
        <p className="soft">{t('network.dormant.none')}</p>
      ) : (
        <p>{capital(t('network.dormant.say', { count, n: inWords(count) }))}</p>
      )}
      <QuietList label={t('network.dormant.title')}>
        {(isWhole ? ties : ties.slice(0, AT_FIRST)).map(tie => (
          <QuietLine
            key={tie.id}
            end={
              <QuietButton
                aria-label={t('network.dormant.writeTo', { name: tie.name })}
                onClick={() => setOpened(tie)}
              >
                {t('network.dormant.write')}
              </QuietButton>
            }
          >
            <PersonLink id={tie.id} name={tie.name} />
            <span className={style.under}>
              {t('network.dormant.last', { when: relativeDay(tie.lastOn, today) })}{' '}
              <Reasons reasons={tie.reasons} />
            </span>
          </QuietLine>
        ))}
      </QuietList>
      {ties.length > AT_FIRST && !isWhole && (
        <p className={style.more}>
          <QuietButton onClick={() => setWhole(true)}>{t('network.dormant.more')}</QuietButton>
        </p>
      )}
      {opened && <Word tie={opened} onClose={() => setOpened(null)} />}
    </Section>
  )
}

function Reasons({ reasons }: { reasons: DormantReason[] }) {
  const { t } = useTranslation('balance')
  const { inWords, capital } = useFormat()
  const say = (reason: DormantReason): string => {
    switch (reason.why) {
      case 'contact': {
        const { days: count, from, to } = reason
        const n = inWords(count)
        return from === to
          ? t('network.dormant.why.contactIn', { count, n, year: from })
          : t('network.dormant.why.contact', { count, n, from, to })
      }
      case 'circle':
        return t('network.dormant.why.circle', { n: [5, 15, 50][reason.circle - 1] })
      case 'mandates':
        return t('network.dormant.why.mandates', { count: reason.mandates, n: inWords(reason.mandates) })
      case 'introduced':
        return t('network.dormant.why.introduced', { count: reason.people, n: inWords(reason.people) })
      case 'common':
        return t('network.dormant.why.common', { count: reason.people, n: inWords(reason.people) })
    }
  }
  return (
    <>
      {reasons
        .slice(0, 3)
        .map(reason => `${capital(say(reason))}.`)
        .join(' ')}
    </>
  )
}

/** A word to them, as for any other: to be changed at will. */
function Word({ tie: { id, name }, onClose }: { tie: DormantTie; onClose: () => void }) {
  const letter = useQuery({
    queryKey: ['draft', id, 'write'],
    queryFn: ({ signal }) => ask<ReadyDraft>(`/api/today/draft/${id}?kind=write`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <Dialog title={name} onClose={onClose}>
      <LetterFields letter={letter.data} isMissing={letter.isError} />
    </Dialog>
  )
}
