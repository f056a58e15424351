const LONGEST = 1600
const QUALITY = 0.8

/**
 * A photograph of a business card, whole, as a JPEG that is small enough to wait on a telephone: 1,600 pixels at its
 * longest, in base64.
 *
 * @throws DOMException when the browser cannot read the picture.
 */
export async function cardPicture(file: Blob): Promise<string> {
  const jpeg = await pictureAsJpeg(file, { longest: LONGEST, quality: QUALITY })
  const octets = new Uint8Array(await jpeg.arrayBuffer())
  return btoa(Array.from(octets, octet => String.fromCharCode(octet)).join(''))
}

/**
 * A picture, upright, as a JPEG of so many pixels at its longest.
 *
 * @throws DOMException when the browser cannot read the picture.
 */
export async function pictureAsJpeg(
  file: Blob,
  { longest, quality }: { longest: number; quality: number },
): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  // JPEG has no transparency: what shows through would be black.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      jpeg => (jpeg ? resolve(jpeg) : reject(new DOMException('not drawn', 'EncodingError'))),
      'image/jpeg',
      quality,
    )
  })
}
