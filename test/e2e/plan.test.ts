import { expect, test } from 'vitest'
import { onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk()

const WHO = ['Léonie Garnier', 'Odilon Prévost', 'Maya Sol']

test('a week is proposed; two things are accepted, one is refused; they stand in the journal, and undone they leave', async () => {
  const page = await visit('/plan')
  await seed(page.request, new URL(page.url()).origin)
  await page.reload()
  await page.getByRole('button', { name: 'Semaine suivante' }).click()
  await page.getByLabel('Votre élan cette semaine').selectOption('Ordinaire')
  await page.getByRole('button', { name: 'Proposer une semaine' }).click()

  const visitTo = page.getByRole('article', { name: /^Aller voir/ })
  const who = (await visitTo.getByRole('heading').innerText()).replace('Aller voir ', '')
  await visitTo.getByRole('button', { name: /^Accepter/ }).click()
  await visitTo.getByText('Au calendrier').waitFor()
  const call = page.getByRole('article', { name: /^Appeler/ }).first()
  await call.getByRole('button', { name: /^Accepter/ }).click()
  await call.getByText('Au calendrier').waitFor()
  await page.getByText('Deux choses sont retenues').or(page.getByText('2 choses sont retenues')).waitFor()

  const micro = page.getByRole('article', { name: 'Un petit échange par jour' })
  await micro.getByRole('button', { name: /^Autre chose/ }).click()
  await page.getByRole('menuitem', { name: 'Refuser' }).click()
  await page.getByRole('button', { name: 'Pas le temps' }).click()
  await micro.getByText('Refusé').waitFor()

  const planned = async () => {
    const answer = await page.request.get('/api/encounters?limit=50')
    const { encounters } = (await answer.json()) as {
      encounters: { planned: boolean; people: { name: string }[] }[]
    }
    return encounters.filter(each => each.planned).map(({ people }) => people[0]?.name)
  }
  expect(await planned()).toEqual([who])
  const kept = (await (await page.request.get('/api/follow-ups?open=1')).json()) as { text: string }[]
  expect(kept.map(({ text }) => text)).toEqual([expect.stringMatching(/^Appeler /)])

  const batches = (await (await page.request.get('/api/batches?limit=5')).json()) as {
    id: string
    what: string
  }[]
  const origin = new URL(page.url()).origin
  for (const { id } of batches.filter(
    ({ what }) => what === 'plan:change.accepted' || what === 'plan:change.refused',
  )) {
    await page.request.post(`/api/batches/${id}/undo`, { headers: { origin } })
  }
  await visitTo.getByRole('button', { name: /^Accepter/ }).waitFor()
  expect(await planned()).toEqual([])
})

type Requests = Awaited<ReturnType<typeof visit>>['request']

/** Three people seen several times, half a year ago. */
async function seed(request: Requests, origin: string): Promise<void> {
  const headers = { origin }
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
  for (const [i, name] of WHO.entries()) {
    for (const [k, ago] of [200, 180, 160].entries()) {
      const encounter = {
        ...{ day: day(ago + i), time: null, channel: 'in-person', size: 'short', minutes: null, place: '' },
        ...{
          personIds: [id(i)],
          newPeople: k === 0 ? [{ id: id(i), name }] : [],
          sphere: null,
          chosen: null,
        },
        ...{ initiator: null, feeling: null, note: '', planned: false, followUps: [] },
      }
      const answer = await request.put(`/api/encounters/${id(100 + 10 * i + k)}`, {
        data: encounter,
        headers,
      })
      expect(answer.ok()).toBe(true)
    }
    const read = (await (await request.get(`/api/people/${id(i)}`)).json()) as {
      contact: object
      acquaintance: object
      revision: string
    }
    const { contact, acquaintance, revision } = read
    const phones = [{ types: [], label: null, value: '+33612345678' }]
    const data = { contact: { ...contact, phones }, acquaintance, revision }
    expect((await request.put(`/api/people/${id(i)}`, { data, headers })).ok()).toBe(true)
  }
}
