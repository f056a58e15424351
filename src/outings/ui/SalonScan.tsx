import { FileButton, UnstyledButton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readScannedCard, type ScannedCard } from '../../lib/scanned-card.ts'
import { codeReader } from './code-reader.ts'
import style from './Salon.module.css'

const EVERY_MS = 200

interface Props {
  onRead: (card: ScannedCard) => void
  onClose: () => void
}

/** The camera, until it sees the code of somebody; or a picture of the code. */
export function SalonScan({ onRead, onClose }: Props) {
  const { t } = useTranslation('outings')
  const video = useRef<HTMLVideoElement>(null)
  const read = useRef(onRead)
  read.current = onRead
  const [trouble, setTrouble] = useState<'scanNothing' | 'scanNoCamera' | null>(null)

  useEffect(() => {
    const stop = new AbortController()
    watch(video, stop.signal, text => {
      const card = readScannedCard(text)
      if (!card) return setTrouble('scanNothing')
      stop.abort()
      read.current(card)
    }).catch(() => setTrouble('scanNoCamera'))
    return () => stop.abort()
  }, [])

  async function readPicture(file: File | null) {
    if (!file) return
    const read = await codeReader()
    const found = await createImageBitmap(file)
      .then(read)
      .catch(() => null)
    const card = readScannedCard(found ?? '')
    if (card) onRead(card)
    else setTrouble('scanNothing')
  }

  return (
    <section className={style.scan} aria-label={t('salon.scan')}>
      {/* Without sound: it only shows what is before the camera. */}
      <video ref={video} muted playsInline className={style.video} />
      <p role="status">{t(`salon.${trouble ?? 'scanHint'}`)}</p>
      <div className={style.entry}>
        <FileButton accept="image/*" capture="environment" onChange={file => void readPicture(file)}>
          {props => (
            <UnstyledButton {...props} className={style.big}>
              {t('salon.picture')}
            </UnstyledButton>
          )}
        </FileButton>
        <UnstyledButton className={style.main} onClick={onClose}>
          {t('salon.close')}
        </UnstyledButton>
      </div>
    </section>
  )
}

async function watch(
  video: React.RefObject<HTMLVideoElement | null>,
  signal: AbortSignal,
  use: (text: string) => void,
): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const release = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (signal.aborted || !video.current) return release()
  signal.addEventListener('abort', release)
  video.current.srcObject = stream
  await video.current.play()
  const read = await codeReader()
  while (!signal.aborted && video.current) {
    const found = await read(video.current).catch(() => null)
    if (found && !signal.aborted) use(found)
    await new Promise(resolve => setTimeout(resolve, EVERY_MS))
  }
}
