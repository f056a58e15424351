import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReturnDraft } from '../draft-return.ts'
import type { MeetReason, WayToReturn } from '../ways-to-return.ts'
import style from './ThanksDialog.module.css'
import { useIntroductionChanges } from './use-introductions.ts'

interface Props {
  way: WayToReturn
  person: { id: string; name: string }
  onLetter: (kind: ReturnDraft) => void
  onClose: () => void
}

/** One way to return something: what it is, why, and its gesture. */
export function WayLine({ way, person, onLetter, onClose }: Props) {
  const { t } = useTranslation('reciprocity')
  const { askBoth } = useIntroductionChanges()
  const reasonsInWords = (reasons: readonly MeetReason[]) =>
    reasons.map(({ because, words }) => t(`ways.reason.${because}`, { words })).join(', ')

  if (way.way === 'promise') return <Way>{t('ways.promise', { text: way.text })}</Way>
  if (way.way === 'mandate') {
    const { id, what, skills } = way
    return (
      <Way
        gesture={
          <Button
            component={Link}
            {...({ to: '/mandats/$mandateId/passer', params: { mandateId: id } } as object)}
            aria-label={t('ways.mandateGo', { what })}
            onClick={onClose}
          >
            {t('ways.mandateShort')}
          </Button>
        }
      >
        {t('ways.mandate', { what, skills: skills.join(', ') })}
      </Way>
    )
  }
  if (way.way === 'meet') {
    const { person: other, reasons } = way
    return (
      <Way
        gesture={
          <Button
            aria-label={t('ways.meetGo', { other: other.name })}
            onClick={() => {
              onClose()
              void askBoth(person, other)
            }}
          >
            {t('ways.meetShort')}
          </Button>
        }
      >
        {t('ways.meet', { other: other.name, reasons: reasonsInWords(reasons) })}
      </Way>
    )
  }
  const [kind, words] =
    way.way === 'ask' ? (['offer', 'ask'] as const) : (['recommendation', 'recommendation'] as const)
  return (
    <Way gesture={<Button onClick={() => onLetter(kind)}>{t(`ways.${words}Go`)}</Button>}>
      {t(`ways.${words}`)}
    </Way>
  )
}

function Way({ children, gesture }: { children: ReactNode; gesture?: ReactNode }) {
  return (
    <li className={style.way}>
      <p>{children}</p>
      {gesture}
    </li>
  )
}
