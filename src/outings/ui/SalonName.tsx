import { TextInput, UnstyledButton } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fold, foldedWords } from '../../lib/fold.ts'
import type { ScannedCard } from '../../lib/scanned-card.ts'
import { CodeScan } from '../../people/ui/paper/CodeScan.tsx'
import { useNames } from '../../people/ui/use-names.ts'
import { type MetDraft, nameOf } from '../met.ts'
import type { OutingPersonView } from '../outing.ts'
import style from './Salon.module.css'

interface Props {
  met: readonly OutingPersonView[]
  others: readonly OutingPersonView[]
  onMeet: (said: Partial<MetDraft>, expected?: OutingPersonView) => void
  onSpeakOf: (id: string) => void
}

/** A new person in five seconds: a name and Enter, or the code on their card. */
export function SalonName({ met, others, onMeet, onSpeakOf }: Props) {
  const { t } = useTranslation('outings')
  const { find } = useNames()
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [isScanning, setScanning] = useState(false)
  const [scanned, setScanned] = useState<ScannedCard | null>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])

  const written = name.trim()
  const known = written.length < 2 ? [] : find(written, 3)

  /** A first name alone is many people: only a whole name is somebody that one knows. */
  function keep(event: FormEvent) {
    event.preventDefault()
    if (written === '') return
    const isSame = (each: string) => foldedWords(written).length > 1 && fold(each) === fold(written)
    const already = met.find(person => isSame(nameOf(person)))
    if (already) return onSpeakOf(already.id)
    const expected = others.find(person => isSame(nameOf(person)))
    if (expected) return onMeet(withCode(expected.personId ? '' : expected.name), expected)
    const namesakes = find(written, 3).filter(person => isSame(person.name))
    if (namesakes.length === 1) return meetKnown(namesakes[0] as { id: string; name: string })
    onMeet(withCode(written))
  }

  function meetKnown({ id, name: itsName }: { id: string; name: string }) {
    const already = met.find(person => person.personId === id)
    if (already) return onSpeakOf(already.id)
    const expected = others.find(person => person.personId === id)
    onMeet({ ...withCode(itsName), personId: id }, expected)
  }

  function withCode(itsName: string): Partial<MetDraft> {
    if (!scanned) return { name: itsName }
    const { organisation, phone, mail, vcard } = scanned
    return { name: itsName, organisation, phone, mail, card: vcard }
  }

  function onRead(card: ScannedCard) {
    setScanning(false)
    setScanned(card)
    setName(card.name)
    field.current?.focus()
  }

  return (
    <>
      {known.length > 0 && (
        <ul className={style.known} aria-label={t('salon.known')}>
          {known.map(person => (
            <li key={person.id}>
              <UnstyledButton className={style.big} onClick={() => meetKnown(person)}>
                <span className={style.who}>
                  <strong>{person.name}</strong>
                  <span className="soft">{t('salon.known')}</span>
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <form className={style.entry} onSubmit={keep}>
        <TextInput
          ref={field}
          className={style.field}
          aria-label={t('salon.name')}
          placeholder={t('salon.name')}
          autoComplete="off"
          autoCapitalize="words"
          enterKeyHint="done"
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        {written === '' ? (
          <UnstyledButton
            className={style.square}
            aria-label={t('salon.scan')}
            onClick={() => setScanning(true)}
          >
            <IconQrcode size={30} aria-hidden="true" />
          </UnstyledButton>
        ) : (
          <UnstyledButton type="submit" className={style.main} disabled={written === ''}>
            {t('salon.keep')}
          </UnstyledButton>
        )}
      </form>
      {isScanning && <CodeScan onRead={onRead} onClose={() => setScanning(false)} />}
    </>
  )
}
