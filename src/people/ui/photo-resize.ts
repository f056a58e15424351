const LARGEST = 640
const QUALITY = 0.86

export interface Photo {
  mediaType: string
  base64: string
}

/**
 * A picture of any size as a square JPEG that a card can carry: cut around its middle, 640 pixels at most.
 *
 * @throws DOMException when the browser cannot read the picture.
 */
export async function resizedPhoto(file: Blob): Promise<Photo> {
  const picture = await createImageBitmap(file)
  const side = Math.min(picture.width, picture.height)
  const size = Math.min(side, LARGEST)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  // JPEG has no transparency: what shows through would be black.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, size, size)
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2]
  pen.drawImage(picture, left, top, side, side, 0, 0, size, size)
  picture.close()
  const mediaType = 'image/jpeg'
  return { mediaType, base64: canvas.toDataURL(mediaType, QUALITY).slice(`data:${mediaType};base64,`.length) }
}
