import { Button, FileButton, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../web/api.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useFormat } from '../../web/format.ts'
import type { NetworkView } from '../network.ts'
import type { AppProposal, ScreenTimeKept, ScreenTimeView } from '../screen-time.ts'
import style from './Networks.module.css'
import { readScreenTime, useKeepScreenTime } from './use-networks.ts'

interface Props {
  networks: readonly NetworkView[]
  onClose: () => void
}

const MOST_BYTES = 10_000_000
const SHOWN = 8

/** Time that another program counted: read, chosen here, kept in one go. */
export function ScreenTimeDialog({ networks, onClose }: Props) {
  const { t } = useTranslation('networks')
  const { t: shell } = useTranslation('web')
  const keep = useKeepScreenTime()
  const [file, setFile] = useState<{ text: string; view: ScreenTimeView } | null>(null)
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [kept, setKept] = useState<ScreenTimeKept | null>(null)
  const [problem, setProblem] = useState('')
  const choices = Object.entries(chosen).flatMap(([app, networkId]) => (networkId ? { app, networkId } : []))

  async function read(picked: File | null) {
    if (!picked) return
    setFile(null)
    setKept(null)
    setProblem('')
    if (picked.size > MOST_BYTES) {
      setProblem(t('screen.tooLarge', { most: MOST_BYTES / 1_000_000 }))
      return
    }
    const text = await picked.text()
    await trying(async () => {
      const view = await readScreenTime(text)
      setChosen(Object.fromEntries(view.apps.map(({ app, networkId }) => [app, networkId ?? ''])))
      setFile({ text, view })
      if (view.apps.length === 0) setProblem(t('screen.nothing'))
    })
  }

  async function take() {
    if (!file || choices.length === 0) return
    await trying(async () => {
      const days = file.view.apps
        .filter(({ app }) => chosen[app])
        .reduce((most, { days }) => Math.max(most, days), 0)
      setKept(await keep(file.text, choices, t('change.imported', { count: days })))
    })
  }

  async function trying(doing: () => Promise<void>) {
    try {
      await doing()
    } catch (error) {
      setProblem(error instanceof Problem ? error.message : shell('error.offline'))
    }
  }

  return (
    <Dialog onClose={onClose} title={t('screen.title')}>
      <form
        className={style.form}
        onSubmit={event => {
          event.preventDefault()
          void take()
        }}
      >
        <p>{t('screen.say')}</p>
        <p className="soft">{t('screen.ios')}</p>
        <p>
          <FileButton
            accept=".csv,.tsv,.txt,.json,text/csv,application/json"
            onChange={picked => void read(picked)}
          >
            {props => <Button {...props}>{t('screen.choose')}</Button>}
          </FileButton>
        </p>
        {problem && <p role="alert">{problem}</p>}
        {kept && <Kept kept={kept} />}
        {file && !kept && file.view.apps.length > 0 && (
          <>
            <Apps
              view={file.view}
              networks={networks}
              chosen={chosen}
              onChoose={(app, id) => setChosen({ ...chosen, [app]: id })}
            />
            <FormActions save={t('screen.keep')} isReady={choices.length > 0} onCancel={onClose} />
          </>
        )}
      </form>
    </Dialog>
  )
}

interface AppsProps {
  view: ScreenTimeView
  networks: readonly NetworkView[]
  /** Each app's network; '': it is left aside. */
  chosen: Readonly<Record<string, string>>
  onChoose: (app: string, networkId: string) => void
}

function Apps({ view: { apps, problems }, networks, chosen, onChoose }: AppsProps) {
  const { t } = useTranslation('networks')
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? apps : apps.filter(({ networkId }, i) => networkId !== null || i < SHOWN)
  const unread = problems.find(({ code }) => code === 'unread-rows')?.params?.count
  return (
    <>
      {typeof unread === 'number' && <p className="soft">{t('screen.unread', { count: unread })}</p>}
      <div className={style.apps}>
        {shown.map(each => (
          <AppLine
            key={each.app}
            proposal={each}
            networks={networks}
            chosen={chosen[each.app] ?? ''}
            onChoose={id => onChoose(each.app, id)}
          />
        ))}
      </div>
      {shown.length < apps.length && (
        <p>
          <QuietButton onClick={() => setWhole(true)}>
            {t('screen.others', { count: apps.length - shown.length })}
          </QuietButton>
        </p>
      )}
    </>
  )
}

interface LineProps {
  proposal: AppProposal
  networks: readonly NetworkView[]
  chosen: string
  onChoose: (networkId: string) => void
}

function AppLine({ proposal: { app, minutes, days }, networks, chosen, onChoose }: LineProps) {
  const { t } = useTranslation('networks')
  const { duration } = useFormat()
  return (
    <div className={style.app}>
      <span>
        {app}
        <span className={style.under}>
          {t('screen.app', { time: duration(minutes), days: t('screen.days', { count: days }) })}
        </span>
      </span>
      <NativeSelect
        aria-label={t('screen.network', { app })}
        value={chosen}
        data={[
          { value: '', label: t('screen.ignore') },
          ...networks
            .filter(({ isArchived }) => !isArchived)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={event => onChoose(event.currentTarget.value)}
      />
    </div>
  )
}

/** What was taken in, and what was not. */
function Kept({ kept: { kept, known, ownDays } }: { kept: ScreenTimeKept }) {
  const { t } = useTranslation('networks')
  return (
    <p role="status">
      {kept === 0 ? t('screen.keptNone') : t('screen.kept', { count: kept })}
      {known > 0 && ` ${t('screen.known', { count: known })}`}
      {ownDays > 0 && ` ${t('screen.own', { count: ownDays })}`}
    </p>
  )
}
