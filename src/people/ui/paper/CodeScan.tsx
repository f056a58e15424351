import { FileButton, UnstyledButton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readScannedCard, type ScannedCard } from '../../../lib/scanned-card.ts'
import style from './CodeScan.module.css'
import { codeReader } from './code-reader.ts'

const EVERY_MS = 200

interface Props {
  onRead: (card: ScannedCard) => void
  onClose: () => void
}

/** The camera over the whole screen, until it sees the code of somebody; or a picture of the code. */
export function CodeScan({ onRead, onClose }: Props) {
  const { t } = useTranslation('people')
  const video = useRef<HTMLVideoElement>(null)
  const close = useRef<HTMLButtonElement>(null)
  const read = useRef(onRead)
  read.current = onRead
  const [trouble, setTrouble] = useState<'nothing' | 'noCamera' | null>(null)

  useEffect(() => {
    close.current?.focus()
    const stop = new AbortController()
    watch(video, stop.signal, text => {
      const card = readScannedCard(text)
      if (!card) return setTrouble('nothing')
      stop.abort()
      read.current(card)
    }).catch(() => setTrouble('noCamera'))
    return () => stop.abort()
  }, [])

  async function readPicture(file: File | null) {
    if (!file) return
    const card = await codeIn(file)
    if (card) onRead(card)
    else setTrouble('nothing')
  }

  return (
    <section
      className={style.scan}
      aria-label={t('scan.label')}
      onKeyDown={event => event.key === 'Escape' && onClose()}
    >
      {/* Without sound: it only shows what is before the camera. */}
      <video ref={video} muted playsInline className={style.video} />
      <p role="status">{t(`scan.${trouble ?? 'hint'}`)}</p>
      <div className={style.choices}>
        <FileButton accept="image/*" onChange={file => void readPicture(file)}>
          {props => (
            <UnstyledButton {...props} className={style.choice}>
              {t('scan.picture')}
            </UnstyledButton>
          )}
        </FileButton>
        <UnstyledButton ref={close} className={style.choice} onClick={onClose}>
          {t('scan.close')}
        </UnstyledButton>
      </div>
    </section>
  )
}

/** Of whom the code in a picture speaks; null where there is none. */
export async function codeIn(file: Blob): Promise<ScannedCard | null> {
  try {
    const [read, picture] = await Promise.all([codeReader(), createImageBitmap(file)])
    const text = await read(picture)
    picture.close()
    return readScannedCard(text ?? '')
  } catch {
    // No picture that this browser reads.
    return null
  }
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
