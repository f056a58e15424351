import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonPicker } from '../../people/ui/PersonPicker.tsx'
import { Avatar } from '../../web/components/Avatar.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { FitView } from '../handover-view.ts'
import style from './handovers.module.css'
import { PeerProfileForm } from './PeerProfileForm.tsx'
import { useHandoverWords } from './use-handover-words.ts'
import { useFit } from './use-handovers.ts'

interface Props {
  mandateId: string
  clientId: string | null
  onChoose: (person: { id: string; name: string }) => void
}

/** How many are seen before the others are asked for. */
const FIRST = 4

/** Who could take the mandate: facts for and against, and what one would have to ask. */
export function ChoosePeer({ mandateId, clientId, onChoose }: Props) {
  const { t } = useTranslation('handovers')
  const { inWords } = useFormat()
  const [named, setNamed] = useState<{ id: string; name: string } | null>(null)
  const [isWhole, setWhole] = useState(false)
  const { data: peers, error, refetch } = useFit(mandateId, named?.id ?? null)
  if (error && !peers) return <ErrorNote error={error} retry={() => void refetch()} />
  const ordered = peers && named ? [...peers].sort((a, b) => place(a, named) - place(b, named)) : peers
  const shown = ordered?.slice(0, isWhole ? undefined : FIRST)
  const more = (ordered?.length ?? 0) - (shown?.length ?? 0)
  return (
    <Section title={t('ui.choose.title')}>
      {!peers && [1, 2].map(row => <Skeleton key={row} height={132} radius={14} mb={12} />)}
      {peers?.length === 0 && <p className={`soft ${style.nobody}`}>{t('ui.choose.nobody')}</p>}
      {shown?.map((peer, i) => (
        <PeerCard key={peer.person.id} peer={peer} isFirst={i === 0} onChoose={onChoose} />
      ))}
      {more > 0 && (
        <p>
          <QuietButton onClick={() => setWhole(true)}>
            {t('ui.choose.more', { count: more, n: inWords(more) })}
          </QuietButton>
        </p>
      )}
      <div className={style.other}>
        <PersonPicker
          label={t('ui.choose.other')}
          chosen={named}
          onChoose={setNamed}
          {...(clientId ? { except: clientId } : {})}
        />
      </div>
    </Section>
  )
}

function place({ person }: FitView, named: { id: string }): number {
  return person.id === named.id ? 0 : 1
}

interface CardProps {
  peer: FitView
  isFirst: boolean
  onChoose: Props['onChoose']
}

function PeerCard({ peer, isFirst, onChoose }: CardProps) {
  const { t } = useTranslation('handovers')
  const [isNoting, setNoting] = useState(false)
  const { person, reasons, against, unknown } = peer
  const { list } = useHandoverWords()
  return (
    <Sheet as="article" className={style.peer} aria-label={person.name}>
      <Avatar name={person.name} person={person} />
      <div>
        <p>
          <span className={style.name}>
            <PersonLink id={person.id} name={person.name} />
          </span>{' '}
          <span className={style.what}>{[person.organisation, person.town].filter(Boolean).join(', ')}</span>
        </p>
        <Reasons label={t('ui.choose.for')} reasons={reasons} />
        <Reasons label={t('ui.choose.against')} reasons={against} />
        <Reasons
          label={t('ui.choose.unknown')}
          reasons={unknown.length > 0 ? [t('ui.choose.unknownWords', { list: list(unknown) })] : []}
        />
        {isNoting ? (
          <PeerProfileForm peer={peer} onDone={() => setNoting(false)} />
        ) : (
          <div className={style.acts}>
            <Button
              variant={isFirst ? 'filled' : 'default'}
              aria-label={t('ui.choose.prepareFor', { name: person.name })}
              onClick={() => onChoose(person)}
            >
              {t('ui.choose.prepare')}
            </Button>
            <Button
              variant="subtle"
              aria-label={t('ui.choose.noteFor', { name: person.name })}
              onClick={() => setNoting(true)}
            >
              {t('ui.choose.note')}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  )
}

function Reasons({ label, reasons }: { label: string; reasons: string[] }) {
  if (reasons.length === 0) return null
  return (
    <div className={style.reasons}>
      <p className={style.reasonsLabel}>{label}</p>
      <ul>
        {reasons.map(reason => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  )
}
