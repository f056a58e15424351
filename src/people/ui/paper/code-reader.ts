/** Reads the first code that is seen; null where none is. */
export type CodeReader = (image: HTMLVideoElement | ImageBitmap) => Promise<string | null>

/** W3C Shape Detection, as far as it is used: TypeScript's own list of the web does not have it. */
type DetectorOf = new (options: {
  formats: string[]
}) => { detect: (image: HTMLVideoElement | ImageBitmap) => Promise<{ rawValue: string }[]> }

/** Pictures are read no larger: a code is found sooner, and telephones take twelve million points. */
const MOST_PIXELS = 1280

/** The browser's own where it has one (Android), else ours. */
export async function codeReader(): Promise<CodeReader> {
  const { BarcodeDetector } = globalThis as unknown as { BarcodeDetector?: DetectorOf }
  if (BarcodeDetector) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    return async image => (await detector.detect(image))[0]?.rawValue ?? null
  }
  const { default: decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
  return async image => {
    const [width, height] =
      image instanceof HTMLVideoElement ? [image.videoWidth, image.videoHeight] : [image.width, image.height]
    const scale = Math.min(1, MOST_PIXELS / Math.max(width, height, 1))
    canvas.width = Math.max(1, Math.round(width * scale))
    canvas.height = Math.max(1, Math.round(height * scale))
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height)) ?? null
    } catch {
      // It throws where there is no code.
      return null
    }
  }
}
