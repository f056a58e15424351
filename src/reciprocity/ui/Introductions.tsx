import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEncounterChanges } from '../../encounters/ui/use-encounters.ts'
import { ask } from '../../web/api.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useToday } from '../../web/session.ts'
import type { Introduction, ReadyDraft } from '../shown.ts'
import style from './Introductions.module.css'
import { LetterFields } from './LetterFields.tsx'
import { ReturnLetterPage } from './ReturnLetterPage.tsx'
import { hole, Sentence } from './Sentence.tsx'
import dialog from './ThanksDialog.module.css'
import { useIntroductionChanges, useIntroductions } from './use-introductions.ts'
import { Somebody } from './use-line-words.tsx'

type Asked = Introduction['person']

/** People whom the owner would make meet: each is asked, then both; nothing while there are none. */
export function Introductions() {
  const { t } = useTranslation('reciprocity')
  const { data = [] } = useIntroductions()
  if (data.length === 0) return null
  return (
    <Section title={t('intro.title')}>
      <p className="soft small">{t('intro.why')}</p>
      {data.map(introduction => (
        <OneIntroduction key={introduction.id} introduction={introduction} />
      ))}
    </Section>
  )
}

type Opened = { to: 'one'; person: Asked; other: Asked } | { to: 'both' }

function OneIntroduction({ introduction }: { introduction: Introduction }) {
  const { t } = useTranslation('reciprocity')
  const { drop } = useIntroductionChanges()
  const [opened, setOpened] = useState<Opened | null>(null)
  const { person, other } = introduction
  const areWilling = person.says === 'willing' && other.says === 'willing'
  const close = () => setOpened(null)
  return (
    <Sheet
      as="article"
      className={style.card}
      aria-label={t('intro.pair', { name: person.name, other: other.name })}
    >
      {[[person, other] as const, [other, person] as const].map(([one, two]) => (
        <AskedLine
          key={one.id}
          asked={one}
          onWrite={() => setOpened({ to: 'one', person: one, other: two })}
        />
      ))}
      <div className={dialog.end}>
        {areWilling && (
          <Button variant="filled" onClick={() => setOpened({ to: 'both' })}>
            {t('intro.connect')}
          </Button>
        )}
        <QuietButton aria-label={t('intro.drop')} onClick={() => void drop(introduction)}>
          {t('intro.no')}
        </QuietButton>
      </div>
      <Dialog
        opened={opened !== null}
        onClose={close}
        title={
          opened?.to === 'one'
            ? t('intro.draftFor', { name: opened.person.name })
            : t('intro.pair', { name: person.name, other: other.name })
        }
      >
        {opened?.to === 'one' && (
          <div className={dialog.word}>
            <ReturnLetterPage
              person={opened.person}
              kind="introduce"
              otherId={opened.other.id}
              onDone={close}
            />
          </div>
        )}
        {opened?.to === 'both' && <ToBoth introduction={introduction} onDone={close} />}
      </Dialog>
    </Sheet>
  )
}

function AskedLine({ asked, onWrite }: { asked: Asked; onWrite: () => void }) {
  const { t } = useTranslation('reciprocity')
  const today = useToday()
  const { saveFollowUp } = useEncounterChanges()
  const words = asked.says === 'awaited' ? 'waiting' : asked.says
  const isAwaited = asked.says === 'awaited'
  const agree = () =>
    saveFollowUp({
      id: asked.followUpId,
      text: asked.question,
      by: 'them',
      personId: asked.id,
      encounterId: null,
      dueOn: null,
      doneOn: today,
    })
  return (
    <div className={style.asked}>
      <p>
        <Sentence
          text={t(`intro.${words}`, { name: hole('name') })}
          fill={{ name: <Somebody of={asked} /> }}
        />
      </p>
      {isAwaited && (
        <>
          <QuietButton aria-label={t('intro.draftFor', { name: asked.name })} onClick={onWrite}>
            {t('intro.write')}
          </QuietButton>
          <QuietButton aria-label={t('intro.yes', { name: asked.name })} onClick={() => void agree()}>
            {t('intro.agrees')}
          </QuietButton>
        </>
      )}
    </div>
  )
}

function ToBoth({ introduction, onDone }: { introduction: Introduction; onDone: () => void }) {
  const { t } = useTranslation('reciprocity')
  const { connect } = useIntroductionChanges()
  const { person, other } = introduction
  const letter = useQuery({
    queryKey: ['connection-letter', introduction.id],
    queryFn: ({ signal }) =>
      ask<ReadyDraft>(`/api/reciprocity/introductions/draft/${person.id}/${other.id}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <div className={dialog.word}>
      <LetterFields letter={letter.data} isMissing={letter.isError} />
      <div className={dialog.end}>
        <Button
          onClick={() => {
            onDone()
            void connect(introduction)
          }}
        >
          {t('intro.done')}
        </Button>
        <p className={dialog.hint}>{t('intro.connectHint')}</p>
      </div>
    </div>
  )
}
