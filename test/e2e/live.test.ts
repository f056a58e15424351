import { expect, test } from 'vitest'
import { onRunningDesk } from '../support/journey.ts'

const { visit, command } = onRunningDesk()

test('what is written elsewhere between a page’s first answer and its stream is shown', async () => {
  const page = await visit('/carnet')
  const streams: string[] = []
  await page.route('**/api/changes*', async route => {
    streams.push(route.request().url())
    if (streams.length === 1) await command('log', 'café avec Marie Dupont hier')
    await route.continue()
  })
  await page.reload()
  await page.getByText('Marie Dupont').first().waitFor()
  expect(streams[0]).toMatch(/since=\d+$/)
})

test('a tab that takes over the stream goes on from its place; the other ones are told', async () => {
  const first = await visit('/carnet')
  const second = await first.context().newPage()
  await second.goto('/carnet')
  await second.getByText('Marie Dupont').first().waitFor()
  await command('log', 'appel avec Paul Kervadec hier')
  await second.getByText('Paul Kervadec').first().waitFor()
  await first.getByText('Paul Kervadec').first().waitFor()

  await second.route('**/api/changes*', async route => {
    await command('log', 'appel avec Zoé Trividic hier')
    await route.continue()
  })
  await first.close()
  await second.getByText('Zoé Trividic').first().waitFor()
})
