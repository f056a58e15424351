import { useQuery } from '@tanstack/react-query'
import { ask } from '../../web/api.ts'

/** « toutes les trois semaines », once there are encounters enough to tell. */
export function useLearntRhythm(personId: string): string | null {
  const { data } = useQuery({
    queryKey: ['person', personId, 'rhythm'],
    queryFn: ({ signal }) => ask<{ usual: string | null }>(`/api/today/rhythm/${personId}`, signal),
  })
  return data?.usual ?? null
}
