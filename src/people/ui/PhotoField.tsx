import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import style from './fields.module.css'
import { type Photo, resizedPhoto } from './photo-resize.ts'

interface Props {
  /** Where the photo of the card is, if it has one. */
  current: string | null
  /** What becomes of it: undefined leaves it. */
  photo: Photo | null | undefined
  onChange: (photo: Photo | null | undefined) => void
}

export function PhotoField({ current, photo, onChange }: Props) {
  const { t } = useTranslation('people')
  const [isLost, setLost] = useState(false)
  const shown = photo === undefined ? current : photo && `data:${photo.mediaType};base64,${photo.base64}`

  async function take(file: File | null) {
    if (!file) return
    setLost(false)
    try {
      onChange(await resizedPhoto(file))
    } catch {
      setLost(true)
    }
  }

  return (
    <div className={style.photo}>
      {shown && <img src={shown} alt="" width={88} height={88} />}
      <div className={style.actions}>
        <FileButton accept="image/*" onChange={file => void take(file)}>
          {props => <Button {...props}>{shown ? t('form.photoChange') : t('form.photoAdd')}</Button>}
        </FileButton>
        {shown && (
          <Button variant="subtle" onClick={() => onChange(current ? null : undefined)}>
            {t('form.photoRemove')}
          </Button>
        )}
      </div>
      {isLost && <p role="alert">{t('form.photoLost')}</p>}
    </div>
  )
}
