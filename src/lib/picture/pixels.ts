/** A picture as rows of points, top first; a point is as many octets as there are channels. */
export interface Pixels {
  width: number
  height: number
  /** 1: grey, 0 black … 255 white. 3: red, green, blue. */
  channels: 1 | 3
  octets: Uint8Array
}

/** In pixels from the top left; between two points there are others. */
export interface Point {
  x: number
  y: number
}

/** Four corners: top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point]
