import type { Occasion, PlaceInChain, ThanksWay } from './favour.ts'

/**
 * How it may be said, what suits best first: a mandate that came straight from somebody is worth their hearing it;
 * somebody behind them is written to, and so is news. What cannot be done for want of a number or an address comes last.
 */
export function waysOf(
  { occasion, place }: { occasion: Occasion; place: PlaceInChain | null },
  { phone, email }: { phone: string | null; email: string | null },
): ThanksWay[] {
  const isHeard = occasion === 'won' && place === 'nearest'
  const wished: ThanksWay[] = isHeard
    ? ['call', 'mail', 'message', 'card', 'network', 'in-person']
    : ['mail', 'message', 'call', 'network', 'card', 'in-person']
  const isPossible = (way: ThanksWay) =>
    way === 'mail' ? email !== null : way === 'call' || way === 'message' ? phone !== null : true
  // A network, a card or the next meeting need nothing that the card holds.
  return [...wished.filter(isPossible), ...wished.filter(way => !isPossible(way))]
}
