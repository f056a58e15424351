import { ReceiveMandate } from '../../handovers/ui/ReceiveMandate.tsx'

/** What the later slices let one do from the mandates: mandates know nothing of them. */
export function MandatesMore() {
  return <ReceiveMandate />
}
