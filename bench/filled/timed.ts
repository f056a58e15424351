export interface Times {
  p50Ms: number
  p95Ms: number
  /** Of the processor, all threads: what others do meanwhile is not in it. */
  cpuP50Ms: number
}

/** How long the work takes, done so many times over, the first time besides. */
export async function timed(rounds: number, work: () => Promise<unknown>): Promise<Times> {
  await work()
  const times: number[] = []
  const cpuTimes: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const cpu = process.cpuUsage()
    await work()
    times.push(performance.now() - start)
    const { user, system } = process.cpuUsage(cpu)
    cpuTimes.push((user + system) / 1000)
  }
  return { p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), cpuP50Ms: quantile(cpuTimes, 0.5) }
}

/** To a tenth. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] as number) * 10) / 10
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return Math.round((performance.now() - start) / 100) / 10
}
