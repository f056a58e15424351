import { Autocomplete, Button, CloseButton, Menu, Popover } from '@mantine/core'
import { type FormEvent, useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { useFormat } from '../../web/format.ts'
import { CIRCLES } from '../person.ts'
import style from './SelectionBar.module.css'
import { type BulkAction, everyId, type Facets, usePeopleChanges } from './use-people.ts'
import type { Selection } from './use-selection.ts'

interface Props {
  selection: Selection
  query: string
  total: number
  archived: boolean
  facets: Facets | undefined
}

/** What may be done with those who are chosen; gone once nobody is. */
export function SelectionBar(props: Props) {
  const { ids, isChoosing } = props.selection
  return ids.size === 0 && !isChoosing ? null : <Bar {...props} />
}

function Bar({ selection, query, total, archived, facets }: Props) {
  const { t } = useTranslation('people')
  const { number } = useFormat()
  const { bulk } = usePeopleChanges()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const sentence = useSentenceOf(error)
  const count = selection.ids.size
  useLayoutEffect(() => backToTheList, [])

  const busy = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    await work().catch(setError)
    setBusy(false)
  }
  const act = (action: BulkAction, done: string, value?: string | number | null) =>
    busy(async () => {
      await bulk([...selection.ids], value === undefined ? { action } : { action, value }, done)
      selection.clear()
    })
  const n = number(count)
  return (
    <div className={style.place}>
      <div className={style.bar} role="toolbar" aria-label={t('page.selection.label')}>
        <span className={style.count} aria-live="polite">
          {error
            ? sentence
            : count === 0
              ? t('page.selection.nobody')
              : t('page.selection.count', { count, n })}
        </span>
        {count < total && (
          <Button
            className={style.all}
            variant="subtle"
            loading={isBusy}
            onClick={() => void busy(async () => selection.add(await everyId(query)))}
          >
            {t('page.selection.all', { n: number(total) })}
          </Button>
        )}
        {count > 0 && (
          <div className={style.acts}>
            <TagChoice
              facets={facets}
              onTag={tag => void act('tag', t('page.selection.tagged', { count, n, tag }), tag)}
            />
            <Menu position="top">
              <Menu.Target>
                <Button>{t('page.selection.circle')}</Button>
              </Menu.Target>
              <Menu.Dropdown>
                {CIRCLES.map(circle => {
                  const words = t(`card.circle.${circle}`)
                  return (
                    <Menu.Item
                      key={circle}
                      onClick={() =>
                        void act('circle', t('page.selection.circled', { count, n, circle: words }), circle)
                      }
                    >
                      {words}
                    </Menu.Item>
                  )
                })}
                <Menu.Divider />
                <Menu.Item
                  onClick={() => void act('circle', t('page.selection.uncircled', { count, n }), null)}
                >
                  {t('card.circle.none')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
            {archived ? (
              <Button onClick={() => void act('unarchive', t('page.selection.unarchived', { count, n }))}>
                {t('page.selection.unarchive')}
              </Button>
            ) : (
              <Button onClick={() => void act('archive', t('page.selection.archived', { count, n }))}>
                {t('page.selection.archive')}
              </Button>
            )}
            <Button onClick={() => void act('delete', t('page.selection.deleted', { count, n }))}>
              {t('page.selection.delete')}
            </Button>
          </div>
        )}
        <CloseButton size="lg" aria-label={t('page.selection.clear')} onClick={selection.clear} />
      </div>
    </div>
  )
}

/** What had the focus goes away with the bar: the list takes it back, at the row that the keys were on. */
function backToTheList(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return
    const row =
      document.querySelector<HTMLElement>('[data-index] a[tabindex="0"]') ??
      document.querySelector<HTMLElement>('[data-index] a, search input')
    row?.focus({ preventScroll: true })
  })
}

function TagChoice({ facets, onTag }: { facets: Facets | undefined; onTag: (tag: string) => void }) {
  const { t } = useTranslation('people')
  const [isOpen, setOpen] = useState(false)
  const [tag, setTag] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (tag.trim() === '') return
    setOpen(false)
    onTag(tag.trim())
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top" trapFocus returnFocus>
      <Popover.Target>
        <Button onClick={() => setOpen(!isOpen)}>{t('page.selection.tag')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('page.selection.tag')}>
        <form onSubmit={submit} className={style.tag}>
          <Autocomplete
            label={t('page.selection.tagName')}
            value={tag}
            onChange={setTag}
            data={(facets?.tags ?? []).map(({ value }) => value)}
            limit={8}
            comboboxProps={{ withinPortal: false }}
          />
          <Button type="submit" variant="filled">
            {t('page.selection.tag')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
