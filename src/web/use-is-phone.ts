import { useMediaQuery } from '@mantine/hooks'

/** As in the style sheets: under it, the five places are at the bottom. */
const PHONE = '(max-width: 51.25em)'

/** Whether the screen is as narrow as a telephone's: known from the first frame. */
export function useIsPhone(): boolean {
  return useMediaQuery(PHONE, isPhone())
}

/** As the screen is now. */
export function isPhone(): boolean {
  return matchMedia(PHONE).matches
}
