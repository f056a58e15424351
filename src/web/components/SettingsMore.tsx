import { SourcesSection } from '../../history/ui/SourcesSection.tsx'
import { StaleSection } from '../../leaving/ui/StaleSection.tsx'
import { TakeAway } from '../../leaving/ui/TakeAway.tsx'

/** What the later slices let one decide of the whole desk: the settings know nothing of them. */
export function SettingsMore() {
  return (
    <>
      <SourcesSection />
      <StaleSection />
      <TakeAway />
    </>
  )
}
