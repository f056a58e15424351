import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import type { Pitch } from '../met.ts'
import style from './Salon.module.css'

interface Props {
  pitch: Pitch
  onSave: (pitch: Pitch) => void
  onClose: () => void
}

/** Who I am, whom I look for, in letters that one reads at arm's length. */
export function SalonPitch({ pitch, onSave, onClose }: Props) {
  const { t } = useTranslation('outings')
  const isEmpty = pitch.whoIAm === '' && pitch.whomILookFor === ''
  const [draft, setDraft] = useState<Pitch | null>(isEmpty ? pitch : null)
  return (
    <Dialog fullScreen onClose={onClose} title={t('salon.pitch')} closeButtonProps={{ size: 64 }}>
      {draft ? (
        <form
          className={style.pitchForm}
          onSubmit={event => {
            event.preventDefault()
            onSave({ whoIAm: draft.whoIAm.trim(), whomILookFor: draft.whomILookFor.trim() })
            setDraft(null)
          }}
        >
          <p className="soft">{t('salon.pitchEmpty')}</p>
          {(['whoIAm', 'whomILookFor'] as const).map(part => (
            <Textarea
              key={part}
              label={t(`salon.${part}`)}
              autosize
              minRows={3}
              maxLength={2000}
              value={draft[part]}
              onChange={event => setDraft({ ...draft, [part]: event.currentTarget.value })}
            />
          ))}
          <FormActions onCancel={() => (isEmpty ? onClose() : setDraft(null))} />
        </form>
      ) : (
        <div className={style.pitch}>
          {(['whoIAm', 'whomILookFor'] as const).map(
            part =>
              pitch[part] !== '' && (
                <section key={part} aria-label={t(`salon.${part}`)}>
                  <h2 className="soft">{t(`salon.${part}`)}</h2>
                  <p>{pitch[part]}</p>
                </section>
              ),
          )}
          <Button variant="default" onClick={() => setDraft(pitch)}>
            {t('salon.pitchEdit')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
