import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import type { BilanView } from '../bilan.ts'
import style from './Bilan.module.css'
import { useBilanChanges } from './use-bilan.ts'

/** One thing, which the page of the next month begins with. */
export function ChangeNext({ bilan }: { bilan: BilanView }) {
  const { t } = useTranslation('review')
  const save = useBilanChanges(bilan)
  const [words, setWords] = useState(bilan.changeNext)
  function keep(event: FormEvent) {
    event.preventDefault()
    void save({ changeNext: words.trim() })
  }
  return (
    <Section title={t('page.changeNext')}>
      <form className={style.change} onSubmit={keep}>
        <Textarea
          aria-label={t('page.changeNext')}
          description={t('page.changeHint')}
          autosize
          minRows={1}
          maxLength={1000}
          value={words}
          onChange={event => setWords(event.currentTarget.value)}
        />
        {words.trim() !== bilan.changeNext && (
          <Button type="submit" variant="default">
            {t('page.keep')}
          </Button>
        )}
      </form>
    </Section>
  )
}
