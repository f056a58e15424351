const LONGEST = 1600
const QUALITY = 0.8

/**
 * A photograph of a business card, whole, as a JPEG that is small enough to wait on a telephone: 1,600 pixels at its
 * longest, in base64.
 *
 * @throws DOMException when the browser cannot read the picture.
 */
export async function cardPicture(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  // JPEG has no transparency: what shows through would be black.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.toDataURL('image/jpeg', QUALITY).slice('data:image/jpeg;base64,'.length)
}
