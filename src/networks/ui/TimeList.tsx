import { Button, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EditButton, RemoveButton } from '../../ideas/ui/LineButtons.tsx'
import { parseDay } from '../../lib/day.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { MOST_MINUTES, type NetworkTimeView, type NetworkView } from '../network.ts'
import style from './Networks.module.css'
import { newId, useNetworkChanges, useTimes } from './use-networks.ts'

interface FormProps {
  network: Pick<NetworkView, 'id' | 'name'>
  /** What is put right; nothing: it is new. */
  time?: NetworkTimeView
  onDone: () => void
}

/** Minutes said by hand. */
export function MinutesForm({ network: { id: networkId, name }, time, onDone }: FormProps) {
  const { t } = useTranslation('networks')
  const { saveTime } = useNetworkChanges()
  const today = useToday()
  const [minutes, setMinutes] = useState<number | ''>(time?.minutes ?? '')
  const [said, setSaid] = useState<string>(time?.day ?? today)
  const day = parseDay(said)
  const save = () => {
    if (minutes === '' || day === null) return
    const revision = time ? { revision: time.revision } : {}
    void saveTime({ id: time?.id ?? newId(), networkId, day, minutes, ...revision }, name)
    onDone()
  }
  return (
    <form
      className={style.minutes}
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
      onKeyDown={event => event.key === 'Escape' && onDone()}
    >
      <MinutesField value={minutes} onChange={setMinutes} />
      <TextInput
        type="date"
        label={t('time.day')}
        value={said}
        max={today}
        onChange={event => setSaid(event.currentTarget.value)}
      />
      <Button type="submit" disabled={minutes === '' || day === null}>
        {t('time.keep')}
      </Button>
    </form>
  )
}

interface FieldProps {
  value: number | ''
  onChange: (minutes: number | '') => void
  /** Something else on the page has the keyboard. */
  isQuiet?: boolean
}

export function MinutesField({ value, onChange, isQuiet = false }: FieldProps) {
  const { t } = useTranslation('networks')
  return (
    <NumberInput
      label={t('time.minutes')}
      value={value}
      min={1}
      max={MOST_MINUTES}
      allowDecimal={false}
      hideControls
      autoFocus={!isQuiet}
      onChange={said => onChange(typeof said === 'number' && said >= 1 ? said : '')}
    />
  )
}

const SHOWN = 8

/** The time of the last eight weeks, each part to be put right. */
export function TimeList({ network }: { network: Pick<NetworkView, 'id' | 'name'> }) {
  const { t } = useTranslation('networks')
  const { duration, relativeDay, plainDay } = useFormat()
  const today = useToday()
  const { removeTime } = useNetworkChanges()
  const { data } = useTimes(network.id)
  const [edited, setEdited] = useState<string | null>(null)
  const [isWhole, setWhole] = useState(false)
  if (!data) return null
  if (data.times.length === 0) return <p className="soft">{t('network.noTime')}</p>
  const shown = isWhole ? data.times : data.times.slice(0, SHOWN)
  return (
    <>
      <QuietList label={t('network.detailsOf', { name: network.name })}>
        {shown.map(time => {
          if (time.id === edited) {
            return (
              <QuietLine key={time.id}>
                <MinutesForm network={network} time={time} onDone={() => setEdited(null)} />
              </QuietLine>
            )
          }
          const said = { minutes: duration(time.minutes), day: plainDay(time.day, today) }
          return (
            <QuietLine
              key={time.id}
              end={
                <>
                  {relativeDay(time.day, today)}{' '}
                  <EditButton label={t('time.edit', said)} onClick={() => setEdited(time.id)} />
                  <RemoveButton
                    label={t('time.remove', said)}
                    onClick={() => void removeTime(time, network.name)}
                  />
                </>
              }
            >
              {duration(time.minutes)} <span className="soft">{t(`source.${time.source}`)}</span>
            </QuietLine>
          )
        })}
      </QuietList>
      {shown.length < data.times.length && (
        <QuietButton onClick={() => setWhole(true)}>
          {t('posts.more', { count: data.times.length - shown.length })}
        </QuietButton>
      )}
    </>
  )
}
