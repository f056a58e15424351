import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { helpIsOpen } from '../palette-door.ts'
import { useShared } from '../shared-value.ts'
import { Dialog } from './Dialog.tsx'
import style from './ShortcutsHelp.module.css'

const KEYS = [
  { words: 'capture', keys: ['N'] },
  { words: 'find', keys: ['/'] },
  { words: 'palette', keys: ['Ctrl K'] },
  { words: 'today', keys: ['G', 'T'] },
  { words: 'people', keys: ['G', 'C'] },
  { words: 'journal', keys: ['G', 'J'] },
  { words: 'outings', keys: ['G', 'S'] },
  { words: 'mandates', keys: ['G', 'M'] },
  { words: 'returns', keys: ['G', 'R'] },
  { words: 'plan', keys: ['G', 'P'] },
  { words: 'move', keys: ['J', 'K'], either: true },
  { words: 'select', keys: ['X'] },
  { words: 'add', keys: ['A'] },
  { words: 'edit', keys: ['E'] },
  { words: 'help', keys: ['?'] },
] as const satisfies readonly { words: string; keys: readonly string[]; either?: true }[]

export function ShortcutsHelp() {
  const { t } = useTranslation('web')
  return (
    <Dialog
      opened={useShared(helpIsOpen)}
      onClose={() => helpIsOpen.set(false)}
      title={t('help.title')}
      size="md"
    >
      <dl className={style.keys}>
        {KEYS.map(({ words, keys, ...key }) => (
          <Fragment key={words}>
            <dt>{t(`help.${words}`)}</dt>
            <dd>
              {keys.map((name, i) => (
                <Fragment key={name}>
                  {i > 0 && !('either' in key) && <span>{t('help.then')}</span>}
                  <kbd>{name}</kbd>
                </Fragment>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  )
}
