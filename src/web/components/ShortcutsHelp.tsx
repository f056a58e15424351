import { Modal } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { helpIsOpen } from '../palette-door.ts'
import { useShared } from '../shared-value.ts'
import style from './ShortcutsHelp.module.css'

const KEYS = [
  { words: 'capture', keys: ['N'] },
  { words: 'find', keys: ['/'] },
  { words: 'palette', keys: ['Ctrl K'] },
  { words: 'today', keys: ['G', 'T'] },
  { words: 'people', keys: ['G', 'C'] },
  { words: 'journal', keys: ['G', 'J'] },
  { words: 'help', keys: ['?'] },
] as const

export function ShortcutsHelp() {
  const { t } = useTranslation('web')
  return (
    <Modal
      opened={useShared(helpIsOpen)}
      onClose={() => helpIsOpen.set(false)}
      title={t('help.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <dl className={style.keys}>
        {KEYS.map(({ words, keys }) => (
          <Fragment key={words}>
            <dt>{t(`help.${words}`)}</dt>
            <dd>
              {keys.map((key, i) => (
                <Fragment key={key}>
                  {i > 0 && <span>{t('help.then')}</span>}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}
