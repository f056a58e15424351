import { openSqliteDatabase } from '/work/main/src/platform/db/database.ts'
import { projectPeople } from '/work/main/src/people/projection.ts'
import { addPeople, keepLastContacts } from '/work/main/src/people/store.ts'
import { inventPeople, chanceFrom } from '/work/main/bench/search/invented-people.ts'
import { inventQueries } from '/work/main/bench/search/queries.ts'
import { addDays, day } from '/work/main/src/lib/day.ts'
import { writeFileSync } from 'node:fs'
const file=process.argv[2]!, n=Number(process.argv[3])
const database = await openSqliteDatabase(file, { projectors: {person: projectPeople} })
const id='0192bcfe-5801-7dc5-a110-61a41cfec73c'
await database.system.insertInto('desk').values({id,name:'x',createdAt:''}).execute()
const desk = database.desk(id, {language:'fr', timeZone:'Europe/Paris', by:'bench'})
const people = inventPeople(n, 1)
for (let i=0;i<n;i+=10000) await addPeople(desk, people.slice(i,i+10000))
const chance=chanceFrom(2)
const met = people.map(p=>p.id).filter(() => chance() < 0.3)
const days = new Map(met.map(id => [id, addDays(day('2026-11-21'), -Math.floor(chance() * 1000))]))
const s=performance.now()
await desk.write({ what: 'bench' }, inside => keepLastContacts(inside, days))
console.log('keepLastContacts', days.size, Math.round(performance.now()-s))
writeFileSync(file+'.json', JSON.stringify(inventQueries(people, 3200, chance)))
await database.close()
