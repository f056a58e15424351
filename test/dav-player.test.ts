import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Answered, play, readSession } from './support/dav/player.ts'

const ANSWER: Answered = { status: 207, headers: { etag: '"e"' }, body: 'one two two <a>kept</a>' }

/** A session of one step with these expectations, played against the answer above. */
async function played(expectations: string, { status = 207 } = {}): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'entregent-session-'))
  const file = join(folder, 'one.http')
  writeFileSync(
    file,
    `# Ours\n@device d\n\n### A step\nGET /a\nX: y\n\nHTTP/1.1 ${status}\n${expectations}\n`,
  )
  try {
    return await play(readSession(file), async () => ANSWER)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('an answer that is as recorded passes, and what is kept is told', async () => {
  const kept = await played(
    'ETag: "e"\nX-None: none\n+ one\n- three\n2x two\n~ <a>\\w+\n= a <a>(\\w+)<\n= etag ETag',
  )
  expect(kept).toEqual({ a: 'kept', etag: '"e"' })
})

test.each([
  'ETag: "f"',
  'ETag: none',
  'ETag: /^f$/',
  '+ three',
  '- one',
  '3x two',
  '~ <b>',
  '= b <b>(.)',
  'same',
])('%s fails where it is not so', async expectation => {
  await expect(played(expectation)).rejects.toThrow(/line 9, “A step”/)
})

test('another status fails, and so do a name that was never kept and a line that means nothing', async () => {
  await expect(played('', { status: 200 })).rejects.toThrow(/answered 207, not 200/)
  await expect(played('+ {{nothing}}')).rejects.toThrow(/nothing was kept as nothing/)
  await expect(played('holds one')).rejects.toThrow(SyntaxError)
})
