/**
 * How well duplicates are found: `bin/bench duplicates FILE.csv`, records of FEBRL or with the columns of Splink's
 * fake_1000. The labels and the social security number are not looked at but to score. Prints JSON: precision, recall
 * and F1 of the pairs held for one person at ½ and more, F1 of the pairs within their closure, and seconds.
 * `bin/bench duplicates --desk 100000`: invented French cards on a desk, from the button to the pairs kept.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { randomFrom } from '../src/demo/random.ts'
import { clustersOf } from '../src/lib/linkage/clusters.ts'
import { linkRecords } from '../src/lib/linkage/link.ts'
import { LINKAGE_FIELDS } from '../src/people/linkage-fields.ts'
import { linkageOfContact } from '../src/people/linkage-of-contact.ts'
import { LINKAGE_PASSES } from '../src/people/linkage-passes.ts'
import { frenchCards } from './duplicates/french-cards.ts'
import { onADesk } from './duplicates/on-a-desk.ts'
import { readLabelled } from './duplicates/read-labelled.ts'
import { scoreOf, scoreOfClusters } from './duplicates/score.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { model: { type: 'boolean' }, french: { type: 'string' }, desk: { type: 'string' } },
})
const [file] = positionals
if (values.desk !== undefined) {
  console.log(JSON.stringify(await onADesk(frenchCards(randomFrom(7), Number(values.desk)).cards)))
} else if (file === undefined && values.french === undefined) {
  console.error(
    'bin/bench duplicates FILE.csv: records with rec_id, or unique_id and cluster; or --french 10000; or --desk 10000',
  )
  process.exitCode = 2
} else {
  const { records, truth } =
    file === undefined ? invented(Number(values.french)) : readLabelled(readFileSync(file, 'utf8'))
  const started = performance.now()
  const { links, model } = linkRecords(records, {
    fields: LINKAGE_FIELDS,
    passes: LINKAGE_PASSES,
    least: 0.5,
    random: randomFrom(1).next,
  })
  const seconds = Math.round((performance.now() - started) / 10) / 100
  const { f1 } = scoreOfClusters(clustersOf(links), truth)
  console.log(JSON.stringify({ pairs: scoreOf(links, truth), clusters: { f1 }, seconds }))
  if (values.model) {
    LINKAGE_FIELDS.forEach(({ name, levels }, at) => {
      console.error(
        name,
        levels
          .map(
            (level, i) =>
              `${level} ${[model.same, model.household, model.others].map(of => of[at]?.[i]?.toFixed(4)).join('/')}`,
          )
          .join('  '),
      )
    })
  }
}

function invented(howMany: number) {
  const { cards, truth } = frenchCards(randomFrom(7), howMany)
  return { records: cards.map(card => linkageOfContact(card, 'FR')), truth }
}
