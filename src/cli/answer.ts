/** The desk refused: its sentence, ready to be said. */
export class RefusedByDesk extends Error {}

/** The answer's JSON. @throws RefusedByDesk with the desk's own sentence. */
export async function answerOf<T>(answer: Response): Promise<T> {
  await accepted(answer)
  return (await answer.json()) as T
}

/** @throws RefusedByDesk with the desk's own sentence, where it did not accept. */
export async function accepted(answer: Response): Promise<Response> {
  if (answer.ok) return answer
  const said = (await answer.json().catch(() => ({}))) as { detail?: string }
  throw new RefusedByDesk(said.detail ?? `HTTP ${answer.status}`)
}

export function sending(body: unknown, method: 'PUT' | 'POST' = 'PUT'): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
