export interface Walk {
  step: () => Promise<void>
  check: () => Promise<void>
}

/**
 * So many random operations, everybody looking now and then and at the end. A failure is brought down to the shortest
 * beginning that fails, and told with its seed.
 */
export async function campaign(
  newWalk: (seed: number) => Promise<Walk>,
  { seed, operations, checkEvery = 250 }: { seed: number; operations: number; checkEvery?: number },
): Promise<void> {
  const failure = await failureOf(newWalk, { seed, operations, checkEvery })
  if (!failure) return
  let [fine, failing, told] = [0, failure.after, failure.error]
  while (failing - fine > 1) {
    const middle = Math.floor((fine + failing) / 2)
    const again = await failureOf(newWalk, { seed, operations: middle, checkEvery: middle })
    if (again) {
      failing = again.after
      told = again.error
    } else fine = middle
  }
  throw new Error(`seed ${seed}, ${failing} operations: ${told instanceof Error ? told.stack : told}`)
}

async function failureOf(
  newWalk: (seed: number) => Promise<Walk>,
  { seed, operations, checkEvery }: { seed: number; operations: number; checkEvery: number },
): Promise<{ after: number; error: unknown } | null> {
  const walk = await newWalk(seed)
  for (let i = 1; i <= operations; i++) {
    try {
      await walk.step()
      if (i % checkEvery === 0 || i === operations) await walk.check()
    } catch (error) {
      return { after: i, error }
    }
  }
  return null
}
