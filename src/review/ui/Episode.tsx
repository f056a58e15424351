import { Button, Select } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, tell } from '../../web/api.ts'
import { Basis } from '../../web/components/Basis.tsx'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { COPIES, type Copy, RATES, type Rate, type Episode as Spoken } from '../episode.ts'
import { BrowserVoice } from './BrowserVoice.tsx'
import style from './Episode.module.css'

type ShownEpisode = Omit<Spoken, 'cues' | 'audioHash'>

interface Shown {
  episodes: ShownEpisode[]
  making: { copy: Copy; share: number; hasFailed: boolean } | null
}

const LOOK_AGAIN_MS = 700

/** The month told aloud: made here, heard here, and in the podcast. */
export function Episode({ month }: { month: string }) {
  const { t, i18n } = useTranslation('review')
  const queries = useQueryClient()
  const [copy, setCopy] = useState<Copy>('whole')
  const [rate, setRate] = useState<Rate>('usual')
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const { data } = useQuery({
    queryKey: ['episodes', month],
    queryFn: ({ signal }) => ask<Shown>(`/api/episodes?month=${month}`, signal),
    refetchInterval: query =>
      query.state.data?.making && !query.state.data.making.hasFailed ? LOOK_AGAIN_MS : false,
  })
  if (!data) return null
  const { episodes, making } = data
  const isMaking = making !== null && !making.hasFailed
  const percent = Intl.NumberFormat(i18n.language, { style: 'percent' }).format(making?.share ?? 0)

  async function act(path: string, options: { method: 'POST' | 'DELETE'; body?: unknown }) {
    try {
      await tell(path, { ...options, done: null })
      setError(null)
    } catch (refusal) {
      setError(refusal)
    }
    await queries.invalidateQueries({ queryKey: ['episodes'] })
  }

  return (
    <Section
      title={t('episode.title')}
      id="episode"
      aside={
        episodes.length > 0 && (
          <Basis entry="length-of-an-episode" title={t('episode.title')} said={t('basis.episode')} />
        )
      }
    >
      <div className={style.stack}>
        {episodes.length === 0 && <p className="soft">{t('episode.none')}</p>}
        {episodes.map(episode => (
          <Heard
            key={episode.id}
            episode={episode}
            onRemove={() => act(`/api/episodes/${episode.id}`, { method: 'DELETE' })}
          />
        ))}
        {isMaking ? (
          <div className={style.acts}>
            <p role="status">{t('episode.making', { percent })}</p>
            <Button onClick={() => act('/api/episodes/making', { method: 'DELETE' })}>
              {t('episode.stop')}
            </Button>
          </div>
        ) : (
          <div className={style.acts}>
            <Select
              label={t('episode.copy')}
              data={COPIES.map(value => ({ value, label: t(`episode.copies.${value}`) }))}
              value={copy}
              allowDeselect={false}
              onChange={value => value && setCopy(value as Copy)}
            />
            <Select
              label={t('episode.rate')}
              data={RATES.map(value => ({ value, label: t(`episode.rates.${value}`) }))}
              value={rate}
              allowDeselect={false}
              onChange={value => value && setRate(value as Rate)}
            />
            <Button onClick={() => act('/api/episodes', { method: 'POST', body: { month, copy, rate } })}>
              {t(episodes.some(each => each.copy === copy) ? 'episode.makeAgain' : 'episode.make')}
            </Button>
          </div>
        )}
        {making?.hasFailed && <p role="alert">{t('episode.failed')}</p>}
        {error !== null && <p role="alert">{sentence}</p>}
        <p className="soft">
          {t('episode.voice')} <BrowserVoice month={month} />
        </p>
      </div>
    </Section>
  )
}

function Heard({ episode, onRemove }: { episode: ShownEpisode; onRemove: () => void }) {
  const { t } = useTranslation('review')
  const player = useRef<HTMLAudioElement>(null)
  const at = `/api/episodes/${episode.id}`

  function goTo(ms: number) {
    if (!player.current) return
    player.current.currentTime = ms / 1000
    void player.current.play()
  }

  return (
    <div className={style.heard}>
      <p>
        {t(`episode.copies.${episode.copy}`)}{' '}
        <span className="soft">
          {t('episode.length', { minutes: Math.max(1, Math.round(episode.seconds / 60)) })}
        </span>
      </p>
      <audio ref={player} controls preload="none" src={`${at}/audio.mp3`} aria-label={episode.title}>
        <track kind="captions" src={`${at}/transcript.vtt`} />
      </audio>
      {episode.chapters.length > 1 && (
        <ul className={style.chapters} aria-label={t('episode.chapters')}>
          {episode.chapters.map(({ title, fromMs }) => (
            <li key={fromMs}>
              <QuietButton aria-label={t('episode.at', { title })} onClick={() => goTo(fromMs)}>
                {title}
              </QuietButton>
            </li>
          ))}
        </ul>
      )}
      <p className={style.links}>
        <a href={`${at}/audio.mp3`} download={`bilan-${episode.month}.mp3`}>
          {t('episode.download')}
        </a>
        <a href={`${at}/transcript.txt`}>{t('episode.transcript')}</a>
        <a href={`${at}/transcript.vtt`}>{t('episode.subtitles')}</a>
        <QuietButton onClick={onRemove}>{t('episode.remove')}</QuietButton>
      </p>
    </div>
  )
}
