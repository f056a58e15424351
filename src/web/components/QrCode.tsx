import { useMemo } from 'react'
import { encode } from 'uqr'
import { qrPath } from '../qr-path.ts'
import style from './QrCode.module.css'

interface Props {
  /** What a camera reads. */
  text: string
  /** What it is for, and where else it is said: for who cannot see it. */
  label: string
  /** Its side, in pixels, edge included: about that, for squares of whole pixels. */
  size?: number
  /** How much of it may be hidden: L a fourteenth, M twice that (ISO/IEC 18004); more where it costs no room. */
  ecc?: 'L' | 'M'
}

/** Of light all around, in squares (ISO/IEC 18004, 9.1): cameras need it to find the code. */
const QUIET = 4

/** A square for a camera: dark on light by night too, which every reader knows. */
export function QrCode({ text, label, size = 200, ecc = 'L' }: Props) {
  const { side, path } = useMemo(() => {
    const { data, size: side } = encode(text, { ecc, boostEcc: true, border: QUIET })
    return { side, path: qrPath(data) }
  }, [text, ecc])
  const drawn = side * Math.max(2, Math.round(size / side))
  return (
    <svg
      className={style.code}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      width={drawn}
      height={drawn}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}
