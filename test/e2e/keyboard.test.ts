import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { clientOf } from '../support/desk-client.ts'
import { onRunningDesk } from '../support/journey.ts'

const { stranger, desk } = onRunningDesk()

const EMAIL = 'perrine@atelier.example'
const PASSWORD = 'une phrase assez longue'

/** One sees where the focus is: an outline, a shadow or the accent's edge, on it or on what frames it. */
async function expectFocusSeen(page: Page): Promise<void> {
  const look = () =>
    page.evaluate(() => {
      const focused = document.activeElement
      // Past the last stop of the page, the focus is the browser's own.
      if (!focused || focused === document.body) return 'seen'
      const accent = document.createElement('i')
      accent.style.color = 'var(--accent)'
      document.body.append(accent)
      const { color } = getComputedStyle(accent)
      accent.remove()
      let element: Element | null = focused
      for (let up = 0; element && up < 4; up++, element = element.parentElement) {
        const { outlineStyle, outlineWidth, borderTopColor, borderTopWidth } = getComputedStyle(element)
        const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
        if (isOutlined || (borderTopColor === color && Number.parseFloat(borderTopWidth) >= 1)) return 'seen'
      }
      return focused.outerHTML.slice(0, 200)
    })
  // An edge takes a moment to take its colour.
  await expect.poll(look, { timeout: 5_000 }).toBe('seen')
}

/** Presses Tab until that has the focus; wherever it stops, one sees it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab')
    await expectFocusSeen(page)
    if (await target.evaluate(element => element === document.activeElement)) return
  }
  expect.fail(`Tab never came to ${target}`)
}

async function signInByKeys(): Promise<Page> {
  const page = await (await stranger()).newPage()
  await page.goto('/')
  await tabTo(page, page.getByRole('textbox', { name: 'Adresse' }))
  await page.keyboard.type(EMAIL)
  await tabTo(page, page.getByLabel(/^Mot de passe/))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /./ }).waitFor()
  await page.getByRole('navigation').first().waitFor()
  return page
}

test('from the door to an encounter on the journal, without the mouse', async () => {
  const me = await clientOf(desk().link)
  const kept = await me.send('POST', '/api/session/password', { email: EMAIL, password: PASSWORD })
  expect(kept.ok).toBe(true)

  const page = await signInByKeys()
  await page.keyboard.press('n')
  await page
    .getByRole('textbox', { name: 'Qui avez-vous vu, et comment' })
    .and(page.locator(':focus'))
    .waitFor()
  await expectFocusSeen(page)
  await page.keyboard.type('café avec Azenor Le Dantec hier')
  await tabTo(page, page.getByRole('button', { name: 'Personnes Azenor Le Dantec nouvelle fiche' }))
  await tabTo(page, page.getByRole('main').getByRole('button', { name: 'Noter', exact: true }).first())
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Noté : Azenor Le Dantec').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('j')
  await page.getByRole('heading', { level: 1, name: 'Ce qui s’est dit, jour après jour' }).waitFor()
  await tabTo(
    page,
    page.getByRole('list', { name: 'Rencontres' }).getByRole('link', { name: 'Azenor Le Dantec' }),
  )
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Azenor Le Dantec' }).waitFor()
})

test('two cards typed in a row, then both tagged from the list, without the mouse', async () => {
  const page = await signInByKeys()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Trouver et faire' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.type('saisir un carnet')
  await page.getByRole('option', { name: /^Saisir un carnet/ }).waitFor()
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: 'Un carnet papier, page après page.' })
  for (const [last, first, phone, said] of [
    ['Bihan', 'Corentin', '06 99 00 00 01', 'Une fiche gardée'],
    ['Cadiou', 'Morgane', '06 99 00 00 02', 'Deux fiches gardées'],
  ] as const) {
    await form.getByRole('textbox', { name: 'Nom', exact: true }).and(page.locator(':focus')).waitFor()
    await expectFocusSeen(page)
    await page.keyboard.type(last)
    await page.keyboard.press('Enter')
    await page.keyboard.type(first)
    await page.keyboard.press('Enter')
    await page.keyboard.type(phone)
    await page.keyboard.press('Control+Enter')
    await form.getByText(said).waitFor()
  }

  await tabTo(page, page.getByRole('link', { name: 'Carnet', exact: true }))
  await page.keyboard.press('Enter')
  const list = page.getByRole('list', { name: 'Personnes du carnet' })
  await list.getByRole('link', { name: 'Corentin Bihan' }).waitFor()
  await page.keyboard.press('/')
  await page.getByRole('searchbox', { name: 'Chercher dans le carnet' }).and(page.locator(':focus')).waitFor()
  await expectFocusSeen(page)
  await page.keyboard.type('06 99')
  await page.getByRole('heading', { level: 1, name: '2 personnes trouvées.' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await list.getByRole('link').first().and(page.locator(':focus')).waitFor()
  await expectFocusSeen(page)
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await list.getByRole('link').nth(1).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('x')
  const bar = page.getByRole('toolbar', { name: 'Avec les personnes choisies' })
  await bar.getByText('2 personnes choisies').waitFor()
  await tabTo(page, bar.getByRole('button', { name: 'Étiqueter' }))
  await page.keyboard.press('Enter')
  await page.getByLabel('Étiquette', { exact: true }).and(page.locator(':focus')).waitFor()
  await expectFocusSeen(page)
  await page.keyboard.type('carnet vert')
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('2 personnes ont l’étiquette « carnet vert »').waitFor()
  await list.getByRole('link').nth(1).and(page.locator(':focus')).waitFor()
})
