import { QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test } from 'vitest'
import { Queries } from './queries.ts'

/** Somebody looks at what is asked; each asking is answered by hand. */
function onePage() {
  const queries = new Queries()
  const answers: ((said: string) => void)[] = []
  const queryFn = () => new Promise<string>(resolve => answers.push(resolve))
  const observer = new QueryObserver(queries, { queryKey: ['people'], queryFn })
  onTestFinished(observer.subscribe(() => undefined))
  return { queries, answers, seen: () => observer.getCurrentResult() }
}

test('what was on its way for the first time when something changed is asked anew', async () => {
  const { queries, answers, seen } = onePage()
  const refreshed = queries.invalidateQueries({ queryKey: ['people'] })
  expect(answers).toHaveLength(2)
  answers[0]?.('before the change')
  answers[1]?.('after it')
  await refreshed
  expect(seen()).toMatchObject({ status: 'success', data: 'after it' })
})

test('what something else changed goes on', async () => {
  const { queries, answers, seen } = onePage()
  await queries.invalidateQueries({ queryKey: ['mandates'] })
  expect(answers).toHaveLength(1)
  answers[0]?.('the only one')
  await expect.poll(() => seen().data).toBe('the only one')
})
