import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Day, parseDay } from '../../lib/day.ts'
import type { MandateView } from '../../mandates/mandate.ts'
import { useMandateWords } from '../../mandates/ui/use-mandate-words.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { useToday } from '../../web/session.ts'
import type { MailDraft } from '../drafts.ts'
import type { Shown } from '../shown.ts'
import style from './handovers.module.css'
import { LetterBox } from './LetterBox.tsx'
import { Chosen } from './ShownFields.tsx'
import { askLetter } from './use-handovers.ts'

interface Props {
  mandate: MandateView
  personId: string
  shown: Shown
  agreedOn: Day | null
  onChange: (client: Shown['client'], agreedOn: Day | null) => void
}

/** The client leaves only once they agreed: asked by a letter, noted with its day. */
export function ShownClient({ mandate, personId, shown, agreedOn, onChange }: Props) {
  const { t } = useTranslation('handovers')
  const { forWhom } = useMandateWords()
  const today = useToday()
  const [letter, setLetter] = useState<MailDraft | null>(null)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const { client } = shown
  return (
    <div className={style.stack}>
      <p className="soft">{t('ui.client.why')}</p>
      {agreedOn === null && letter === null && (
        <div className={style.acts}>
          <Button
            onClick={() => {
              setError(null)
              askLetter('consent', mandate.id, personId).then(setLetter, setError)
            }}
          >
            {t('ui.client.ask')}
          </Button>
        </div>
      )}
      {error !== null && <p role="alert">{sentence}</p>}
      {agreedOn === null && letter !== null && <LetterBox letter={letter} label={t('ui.client.letter')} />}
      <div className={style.row}>
        <Checkbox
          className={style.tick}
          label={t('ui.client.agreed')}
          checked={agreedOn !== null}
          onChange={event =>
            onChange(event.currentTarget.checked ? client : null, event.currentTarget.checked ? today : null)
          }
        />
        {agreedOn !== null && (
          <TextInput
            type="date"
            aria-label={t('ui.client.agreedOn')}
            max={today}
            value={agreedOn}
            onChange={event => onChange(client, parseDay(event.currentTarget.value) ?? agreedOn)}
          />
        )}
      </div>
      {agreedOn !== null && (
        <Chosen
          label={t('ui.client.show')}
          isShown={client !== null}
          onShow={isShown => onChange(isShown ? { name: forWhom(mandate), details: '' } : null, agreedOn)}
        >
          {client && (
            <>
              <TextInput
                label={t('shown.client')}
                value={client.name}
                onChange={event => onChange({ ...client, name: event.currentTarget.value }, agreedOn)}
              />
              <Textarea
                label={t('shown.details')}
                autosize
                minRows={2}
                value={client.details}
                onChange={event => onChange({ ...client, details: event.currentTarget.value }, agreedOn)}
              />
            </>
          )}
        </Chosen>
      )}
    </div>
  )
}
