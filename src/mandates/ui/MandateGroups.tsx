import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { MandateView, Stage } from '../mandate.ts'
import { dateOf } from '../settle.ts'
import style from './MandateBoard.module.css'
import { StageSum } from './MandateBoard.tsx'
import { MoveItems } from './MoveItems.tsx'
import { useMandateWords } from './use-mandate-words.ts'
import { useMandateChanges } from './use-mandates.ts'

interface Props {
  stages: readonly Stage[]
  mandates: readonly MandateView[]
}

/** The same as a list, stage after stage; those where there is nothing are left out. */
export function MandateGroups({ stages, mandates }: Props) {
  const { t } = useTranslation('mandates')
  const groups = stages.map(stage => ({ stage, of: mandates.filter(mandate => mandate.stage === stage) }))
  return (
    <div className={style.groups}>
      {groups
        .filter(({ of }) => of.length > 0)
        .map(({ stage, of }) => (
          <Section key={stage} title={t(`ui.stage.${stage}`)} aside={<StageSum mandates={of} />}>
            <QuietList label={t(`ui.stage.${stage}`)}>
              {of.map(mandate => (
                <Line key={mandate.id} mandate={mandate} />
              ))}
            </QuietList>
          </Section>
        ))}
    </div>
  )
}

function Line({ mandate }: { mandate: MandateView }) {
  const { t } = useTranslation('mandates')
  const { relativeDay } = useFormat()
  const { money, forWhom, sources } = useMandateWords()
  const { move } = useMandateChanges()
  const today = useToday()
  const { id, what, value, unexpected } = mandate
  const since = mandate[dateOf(mandate.stage)]
  const facts = [
    sources(mandate),
    unexpected && t('ui.page.unexpected'),
    since && relativeDay(since, today),
  ].filter(Boolean)
  return (
    <QuietLine
      end={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('ui.move.of', { what })}>
              <IconDots size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <MoveItems mandate={mandate} onMove={stage => void move(mandate, stage)} />
          </Menu.Dropdown>
        </Menu>
      }
    >
      <span className={style.row}>
        <span className={style.words}>
          <Link to="/mandats/$mandateId" params={{ mandateId: id }} className={style.what}>
            {what}
          </Link>{' '}
          <span className={`soft ${style.whole}`}>{forWhom(mandate)}</span>
          <br />
          <span className="soft small">{facts.join(' · ')}</span>
        </span>
        {value && <span className={style.end}>{money(value)}</span>}
      </span>
    </QuietLine>
  )
}
