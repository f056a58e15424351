import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type MandateView, STAGES, type Stage } from '../mandate.ts'

interface Props {
  mandate: MandateView
  onMove: (stage: Stage) => void
}

const DIRECT = STAGES.filter(stage => stage !== 'handed-over')

/** The stages a mandate may go to, in a menu; handing it over has a page of its own. */
export function MoveItems({ mandate, onMove }: Props) {
  const { t } = useTranslation('mandates')
  return (
    <>
      <Menu.Label>{t('ui.move.to')}</Menu.Label>
      {DIRECT.map(stage => (
        <Menu.Item
          key={stage}
          disabled={stage === mandate.stage}
          onClick={() => onMove(stage)}
          rightSection={stage === mandate.stage ? <IconCheck size={16} aria-hidden="true" /> : null}
        >
          {t(`ui.stage.${stage}`)}
        </Menu.Item>
      ))}
      {mandate.stage !== 'handed-over' && (
        <>
          <Menu.Divider />
          <Menu.Item
            component={Link}
            to="/mandats/$mandateId/passer"
            params={{ mandateId: mandate.id } as never}
          >
            {t('ui.move.handOver')}
          </Menu.Item>
        </>
      )}
    </>
  )
}
