import { Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TRAVEL_MODES, type TravelMode } from '../../lib/geo/travel.ts'
import { FieldGroup } from '../../web/components/FieldGroup.tsx'
import { VIDEO_KEEPS, type WorthInput, waitKeeps } from '../worth.ts'
import { FigureField } from './FigureField.tsx'
import style from './Visits.module.css'

interface Props {
  input: WorthInput
  mode: TravelMode
  onMode: (mode: TravelMode) => void
  onChange: (change: Partial<WorthInput>) => void
}

const VIDEO = { minutes: 40, keepsChance: VIDEO_KEEPS, keepsTie: VIDEO_KEEPS }
const WAIT_DAYS = 30
const WAIT_SHARE = 0.5
const MOST_MINUTES = 10_000
const MOST_MONEY = 10_000_000

/** Every figure of a verdict, to be corrected. */
export function WorthFields({ input, mode, onMode, onChange }: Props) {
  const { t } = useTranslation('visits')
  const { currency, visitMinutes, hourlyRateCents, chance, valueCents, tie, hourlyRateCents: rate } = input
  const tieHours = tie.in === 'hours' ? tie.hours : rate > 0 ? tie.cents / rate : 0
  return (
    <>
      <FieldGroup legend={t('field.travel')}>
        <TravelFields input={input} mode={mode} onMode={onMode} onChange={onChange} />
      </FieldGroup>
      <FieldGroup legend={t('field.time')}>
        <div className={style.three}>
          <FigureField
            label={t('field.visitMinutes')}
            value={visitMinutes}
            most={MOST_MINUTES}
            onChange={value => onChange({ visitMinutes: value })}
          />
          <FigureField
            label={t('field.rate', { currency })}
            value={hourlyRateCents / 100}
            most={MOST_MONEY}
            onChange={value => onChange({ hourlyRateCents: value * 100 })}
          />
          <FigureField
            label={t('field.tie')}
            value={tieHours}
            most={100}
            digits={1}
            onChange={hours => onChange({ tie: { in: 'hours', hours } })}
          />
        </div>
      </FieldGroup>
      <FieldGroup legend={t('field.mandate')}>
        <div className={style.three}>
          <FigureField
            label={t('field.chance')}
            value={chance * 100}
            most={100}
            digits={1}
            onChange={percent => onChange({ chance: percent / 100 })}
          />
          <FigureField
            label={t('field.oneIn')}
            value={chance > 0 ? 1 / chance : 0}
            most={10_000}
            onChange={n => onChange({ chance: n >= 1 ? 1 / n : 0 })}
          />
          <FigureField
            label={t('field.value', { currency })}
            value={valueCents / 100}
            most={MOST_MONEY}
            onChange={value => onChange({ valueCents: value * 100 })}
          />
        </div>
      </FieldGroup>
      <FieldGroup legend={t('field.otherwise')}>
        <OtherwiseFields input={input} onChange={onChange} />
      </FieldGroup>
    </>
  )
}

function TravelFields({ input: { travel, currency }, mode, onMode, onChange }: Props) {
  const { t } = useTranslation('visits')
  const { t: places } = useTranslation('places')
  const { minutes, cost } = travel
  return (
    <div className={style.three}>
      <NativeSelect
        label={places('around.mode')}
        value={mode}
        data={TRAVEL_MODES.map(value => ({ value, label: places(`mode.${value}`) }))}
        onChange={event => onMode(event.currentTarget.value as TravelMode)}
      />
      <FigureField
        key={`${mode} minutes`}
        label={t('field.travelMinutes')}
        value={minutes}
        most={MOST_MINUTES}
        onChange={value => onChange({ travel: { minutes: value, cost } })}
      />
      {cost.by === 'ticket' ? (
        <FigureField
          label={t('field.ticket', { currency })}
          value={cost.cents / 100}
          most={MOST_MONEY}
          onChange={value => onChange({ travel: { minutes, cost: { ...cost, cents: value * 100 } } })}
        />
      ) : (
        mode === 'car' && (
          <FigureField
            label={t('field.km')}
            value={cost.km}
            most={50_000}
            onChange={km => onChange({ travel: { minutes, cost: { ...cost, km } } })}
          />
        )
      )}
    </div>
  )
}

function OtherwiseFields({ input, onChange }: Pick<Props, 'input' | 'onChange'>) {
  const { t } = useTranslation('visits')
  const { video, wait, horizonMonths } = input
  const waitFor = (days: number, share: number) =>
    onChange({ wait: { days, share, keepsChance: waitKeeps(days, horizonMonths) } })
  return (
    <>
      <Checkbox
        label={t('field.video')}
        checked={video !== null}
        onChange={event => onChange({ video: event.currentTarget.checked ? VIDEO : null })}
      />
      {video && (
        <div className={style.three}>
          <FigureField
            label={t('field.videoMinutes')}
            value={video.minutes}
            most={MOST_MINUTES}
            onChange={minutes => onChange({ video: { ...video, minutes } })}
          />
          <FigureField
            label={t('field.videoKeeps')}
            value={video.keepsChance * 100}
            most={100}
            onChange={percent =>
              onChange({ video: { ...video, keepsChance: percent / 100, keepsTie: percent / 100 } })
            }
          />
        </div>
      )}
      <Checkbox
        label={t('field.wait')}
        checked={wait !== null}
        onChange={event =>
          event.currentTarget.checked ? waitFor(WAIT_DAYS, WAIT_SHARE) : onChange({ wait: null })
        }
      />
      {wait && (
        <>
          <div className={style.three}>
            <FigureField
              label={t('field.waitDays')}
              value={wait.days}
              most={3650}
              onChange={days => waitFor(days, wait.share)}
            />
            <FigureField
              label={t('field.waitShare')}
              value={wait.share * 100}
              most={100}
              onChange={percent => waitFor(wait.days, percent / 100)}
            />
          </div>
          <p className="soft small">{t('why.wait')}</p>
        </>
      )}
    </>
  )
}
