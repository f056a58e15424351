import type { IdeaDraft, IdeaView } from '../idea.ts'

/** What an edit of an idea sends: everything as it was read, then changed. */
export function draftOf({ person: _, outcomes, ...idea }: IdeaView): IdeaDraft {
  const bare = outcomes.map(({ id, mandateId, encounterId, favourId }) => {
    return { id, mandateId, encounterId, favourId }
  })
  return { ...idea, outcomes: bare }
}
