import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { chosenFrom, differencesOf, type PersonField, type Said, type Side } from '../person-differences.ts'
import style from './StaleChoice.module.css'
import { useFieldWords } from './use-field-words.ts'

interface Props {
  base: Said
  mine: Said
  theirs: Said
  onChoose: (chosen: Said) => void
  onClose: () => void
}

/** The card was saved elsewhere meanwhile: both versions, field by field, and one of each to keep. */
export function StaleChoice({ base, mine, theirs, onChoose, onClose }: Props) {
  const { t } = useTranslation('people')
  const words = useFieldWords()
  const differences = differencesOf({ base, mine, theirs })
  const [chosen, setChosen] = useState(
    () => new Map<PersonField, Side>(differences.map(({ field, preferred }) => [field, preferred])),
  )
  const choose = (field: PersonField, side: Side) => setChosen(new Map(chosen).set(field, side))

  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={t('form.stale.title')}
      closeButtonProps={{ 'aria-label': t('form.stale.back') }}
    >
      <p className={style.intro}>{t('form.stale.intro')}</p>
      <div className={style.fields}>
        {differences.map(({ field, mine: ours, theirs: others }) => (
          <Radio.Group
            key={field}
            label={words.name(field)}
            value={chosen.get(field) ?? 'theirs'}
            onChange={side => choose(field, side as Side)}
          >
            <div className={style.sides}>
              <Radio value="mine" label={words.value(field, ours)} description={t('form.stale.mine')} />
              <Radio value="theirs" label={words.value(field, others)} description={t('form.stale.theirs')} />
            </div>
          </Radio.Group>
        ))}
      </div>
      <div className={style.actions}>
        <Button variant="filled" onClick={() => onChoose(chosenFrom({ mine, theirs }, chosen))}>
          {t('form.stale.save')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('form.stale.back')}
        </Button>
      </div>
    </Dialog>
  )
}
