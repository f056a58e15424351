/**
 * The picture of the network drawn in Chromium: `bin/bench graph [people] [encounters]`. From the navigation to the frame
 * that shows the picture as it will stay (`drawnMs`; `firstMs` is the first visit, with nothing fetched or compiled yet),
 * what desk and browser took of the processor meanwhile (`cpuMs`), and how long frames take while the picture is moved and
 * zoomed. Chromium draws without a graphics card. The screens must be built (`bin/start` does it).
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { RELATIONS } from '../src/people/person.ts'
import { openBrowser, signedInPage } from '../test/support/browser.ts'
import { startDesk } from '../test/support/running-desk.ts'
import { chanceOf } from './filled/chance.ts'
import { circlesOf, meetings } from './filled/circles.ts'
import { fillDesk } from './filled/desk.ts'
import { childrenCpuMs } from './filled/processor.ts'
import { quantile } from './filled/timed.ts'

const [people = 5000, encounters = 30_000] = process.argv.slice(2).map(Number)
const ROUNDS = 7
const MOVES = 60

const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
// The program makes the folder and the owner's desk; then it is filled behind its back, and opened again.
const empty = await startDesk({ folder })
process.kill(empty.pid, 'SIGTERM')
await empty.ended
const chance = chanceOf('graph')
const circles = circlesOf(chance, people)
await fillDesk(join(folder, 'desk.db'), {
  ...{ chance, people, encounters, logDays: 1000, now: new Date() },
  person: i => ({
    acquaintance: {
      relations: [RELATIONS[(circles[i] as number) % RELATIONS.length] as (typeof RELATIONS)[number]],
      trade: chance.draw() < 0.4 ? 'inside' : 'outside',
    },
  }),
  encounter: meetings(chance, circles),
})

const desk = await startDesk({ folder })
const browser = await openBrowser()
try {
  const { page } = await signedInPage(browser, desk.link)
  const firstMs = Math.round(await drawnMs(page))
  const times: number[] = []
  const cpuTimes: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = childrenCpuMs()
    times.push(await drawnMs(page))
    cpuTimes.push(childrenCpuMs() - before)
  }
  const graph = await (await page.request.get(`${desk.url}/api/people-network/graph`)).json()
  const frames = await framesWhileMoving(page)
  const figures = {
    ...{ nodes: graph.ids.length, ties: graph.edges.length / 3, rounds: ROUNDS, firstMs },
    drawnMs: { p50: quantile(times, 0.5), p95: quantile(times, 0.95) },
    cpuMs: { p50: quantile(cpuTimes, 0.5) },
    framesMs: { count: frames.length, p50: quantile(frames, 0.5), p95: quantile(frames, 0.95) },
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} finally {
  await browser.close()
  await desk.stop()
}

/** From the navigation to the mark that the page sets once the picture is as it stays. */
async function drawnMs(page: Page): Promise<number> {
  await page.goto(`${desk.url}/bilan/reseau`)
  return page.evaluate(async () => {
    for (;;) {
      const [mark] = performance.getEntriesByName('network-drawn')
      if (mark) return mark.startTime
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  })
}

/** How long each frame takes while the picture is dragged, then zoomed. */
async function framesWhileMoving(page: Page): Promise<number[]> {
  const canvas = page.locator('[role=img] canvas').last()
  await canvas.scrollIntoViewIfNeeded()
  const box = await canvas.boundingBox()
  if (!box) throw new Error('the picture is not there')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const next = (now: number) => {
      frames.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    Object.assign(window, { frames })
  })
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let i = 0; i < MOVES; i++) await page.mouse.move(x + 150 * Math.sin(i / 6), y + 90 * Math.cos(i / 7))
  await page.mouse.up()
  for (let i = 0; i < MOVES / 6; i++) {
    await page.mouse.wheel(0, i % 10 < 5 ? -240 : 240)
    await page.waitForTimeout(120)
  }
  return page.evaluate(() => (window as unknown as { frames: number[] }).frames.slice(1))
}
