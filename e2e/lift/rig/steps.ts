/** The duration of each step of a row, in seconds, as a sum over all its repetitions. */
export type Steps = Record<string, number>

/** Runs a step and adds its duration. No test asserts it. */
export async function timed<T>(steps: Steps, name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await work()
  } finally {
    steps[name] = (steps[name] ?? 0) + (performance.now() - began) / 1000
  }
}
