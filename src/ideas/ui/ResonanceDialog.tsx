import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Drafted, Foreseen } from '../drafts.ts'
import type { ResonanceView } from '../resonance.ts'
import style from './LetterFields.module.css'
import { LetterFields } from './LetterFields.tsx'
import { useIdeaChanges } from './use-ideas.ts'

/** A small first message, and what may be answered, foreseen. */
export function ResonanceDialog({ resonance, onClose }: { resonance: ResonanceView; onClose: () => void }) {
  const { t } = useTranslation('ideas')
  const { capital } = useFormat()
  const today = useToday()
  const { saveResonance } = useIdeaChanges()
  const [message, setMessage] = useState(resonance.message)
  const [answer, setAnswer] = useState(resonance.answer)
  const [foreseen, setForeseen] = useState<Foreseen[]>([])
  const { person: _, revision, ...fields } = resonance
  const isNoted = resonance.state === 'noted'

  function written() {
    onClose()
    void saveResonance({ ...fields, message, state: 'written', writtenOn: today, revision }, 'written')
  }
  function answered() {
    onClose()
    void saveResonance({ ...fields, message, answer: answer.trim(), state: 'answered', revision }, 'answered')
  }

  return (
    <Dialog onClose={onClose} title={capital(resonance.what)}>
      <div className={style.dialog}>
        <LetterFields<Drafted & { foreseen: Foreseen[] }>
          path={`/api/resonances/${resonance.id}/draft`}
          text={resonance.message}
          onText={setMessage}
          onUsed={() => undefined}
          onDrafted={draft => setForeseen(draft.foreseen)}
        />
        {foreseen.length > 0 && (
          <section aria-label={t('resonance.foreseen')}>
            <h3>{t('resonance.foreseen')}</h3>
            <dl className={style.foreseen}>
              {foreseen.map(each => (
                <div key={each.answer}>
                  <dt>{each.says}</dt>
                  <dd>{each.reply}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        {!isNoted && (
          <Textarea
            label={t('resonance.answer')}
            rows={3}
            value={answer}
            onChange={event => setAnswer(event.currentTarget.value)}
          />
        )}
        <div className={style.end}>
          {isNoted ? (
            <Button variant="filled" onClick={written}>
              {t('resonance.written')}
            </Button>
          ) : (
            <Button variant="filled" disabled={answer.trim() === ''} onClick={answered}>
              {t('resonance.keepAnswer')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
