/** What a desk is put in, as a person says it; `other` is vdirsyncer and whatever else speaks CardDAV. */
export const DEVICE_KINDS = ['iphone', 'mac', 'android', 'thunderbird', 'evolution', 'other'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

/** In this order: Thunderbird says its system too, and so does DAVx⁵. */
const SIGNS: readonly [DeviceKind, RegExp][] = [
  ['thunderbird', /\bthunderbird\b/i],
  ['android', /\bdavx5\b|davdroid|android/i],
  ['evolution', /\bevolution\b|gnome-online-accounts/i],
  ['iphone', /\bi(pad)?os\/|iphone|ipad/i],
  ['mac', /\bmac ?os\b|\bmac_os|addressbook|calendaragent/i],
]

/** The kind of program that calls itself so; null for one that never came. */
export function kindOfAgent(agent: string | null): DeviceKind | null {
  if (!agent) return null
  return SIGNS.find(([, sign]) => sign.test(agent))?.[0] ?? 'other'
}
