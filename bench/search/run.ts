import { DatabaseSync } from 'node:sqlite'
const mm = process.argv[3]
if (mm) { const exec = DatabaseSync.prototype.exec; DatabaseSync.prototype.exec = function (q: string) { exec.call(this, q); if (q.includes('cache_size')) exec.call(this, mm) } as any }
const { openSqliteDatabase } = await import('/work/main/src/platform/db/database.ts')
const { findPeople } = await import('/work/main/src/people/search.ts')
import { readFileSync } from 'node:fs'
const database = await openSqliteDatabase(process.argv[2]!, { projectors: {} })
const desk = database.desk('0192bcfe-5801-7dc5-a110-61a41cfec73c', {language:'fr', timeZone:'Europe/Paris', by:'bench'})
const qs = JSON.parse(readFileSync(process.argv[2]+'.json','utf8'))
const t: any[] = []
for (const [i,{kind,text}] of qs.entries()) { const c=process.cpuUsage(); const s=performance.now(); const r=await findPeople(desk,text,8); const ms=performance.now()-s; const u=process.cpuUsage(c); if (i>=200) t.push({kind,text,ms,cpu:(u.user+u.system)/1000,n:r.length}) }
const q=(k:string,p:number)=>{const l=t.map(x=>x[k]).sort((a,b)=>a-b);return l[Math.floor(l.length*p)].toFixed(2)}
console.log('wall p50',q('ms',.5),'p99',q('ms',.99),'cpu p50',q('cpu',.5),'p95',q('cpu',.95),'p99',q('cpu',.99),'found',t.filter(x=>x.n).length)
console.log(t.sort((a,b)=>b.cpu-a.cpu).slice(0,25).map(x=>x.kind+':'+x.text+' '+x.cpu.toFixed(1)).join(' | '))
await database.close()
