/** A signed-in client of a running desk, without a browser. */
export interface DeskClient {
  get: (path: string) => Promise<Response>
  send: (method: 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<Response>
  /** Uploads files to the import page. */
  upload: (files: { name: string; content: string }[]) => Promise<string>
}

/** Opens a session by a one-time link. */
export async function clientOf(link: string): Promise<DeskClient> {
  const { origin } = new URL(link)
  const answer = await fetch(link, { redirect: 'manual' })
  const cookie = answer.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  if (!cookie) throw new Error(`no session: ${answer.status}`)
  const headers = { cookie, origin }
  return {
    get: path => fetch(origin + path, { headers }),
    send: (method, path, body) =>
      fetch(origin + path, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    upload: async files => {
      const form = new FormData()
      for (const { name, content } of files) form.append('files', new File([content], name))
      const uploaded = await fetch(`${origin}/api/imports`, { method: 'POST', headers, body: form })
      if (uploaded.status !== 202) throw new Error(`upload: ${uploaded.status} ${await uploaded.text()}`)
      return ((await uploaded.json()) as { id: string }).id
    },
  }
}
