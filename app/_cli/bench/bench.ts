// npm run bench: the cost of one session check for each design, compared with a route that checks
// nothing, on one production server.
import { z } from 'zod'
import { readFlags, secondsPerRun, USAGE } from './flags'
import { type LoadRun, load, type Route } from './load'
import { type Measured, machine, markdownTable } from './report'
import { type BenchPerson, signIn, signUp } from './sign-in'
import { embeddedStore, PERSON, postgresStore } from './stores'

const health = z.object({ designs: z.array(z.string()), store: z.object({ kind: z.string() }) })
const askHealth = async (origin: string) =>
  health.parse(await (await fetch(`${origin}/api/health`)).json())

const flags = readFlags(process.argv.slice(2))
if (flags === null) {
  console.error(USAGE)
  process.exit(2)
}
const { rounds, connections, sessions: sizes } = flags
const store = process.env.DATABASE_URL ? postgresStore(process.env.DATABASE_URL) : embeddedStore()
process.once('SIGINT', () => void store.close().finally(() => process.exit(130)))

try {
  const measured: Measured[] = []
  let person: BenchPerson | undefined
  let kind = ''
  for (const size of sizes) {
    const { origin } = await store.serve(size)
    const { designs, store: found } = await askHealth(origin)
    kind = found.kind
    person ??= await signUp(origin, PERSON)
    measured.push(...(await measure(routes(origin, designs, person), size)))
  }
  console.log(
    `\n${markdownTable(measured)}\n\n${machine(kind)}; ${connections} connections, medians of ${rounds} rounds.`,
  )
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : 'The bench failed.'}`)
  process.exitCode = 1
} finally {
  await store.close()
}

/** Signs in again for every run, because some tokens expire before the end of the bench. */
function routes(
  origin: string,
  designs: readonly string[],
  person: BenchPerson,
): [bare: Route, ...designs: Route[]] {
  const checks = designs.map((design) => ({
    name: `whoami/${design}`,
    url: `${origin}/api/whoami/${design}`,
    headers: async () => ({ cookie: await signIn(origin, design, person) }),
  }))
  return [{ name: 'bare', url: `${origin}/api/labs/bare`, headers: async () => ({}) }, ...checks]
}

/**
 * Measures all routes in turn, so that a slow minute of the machine affects all of them. Every
 * round begins with another route.
 */
async function measure(all: [Route, ...Route[]], size: number): Promise<Measured[]> {
  const seconds = secondsPerRun({ ...flags, rounds, connections, sessions: sizes }, all.length)
  for (const route of all) await load(route, { connections, seconds: 2 }) // warm-up
  const runs = all.map((): LoadRun[] => [])
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < all.length; turn++) {
      const index = (round + turn) % all.length
      const route = all[index] ?? all[0]
      const run = await load(route, { connections, seconds })
      runs[index]?.push(run)
      console.error(
        `${size} sessions, round ${round + 1} of ${rounds}: ${route.name} ${run.perSecond.toFixed(0)}/s`,
      )
    }
  }
  const bare = runs[0] ?? []
  return all.map(({ name }, index) => {
    const own = runs[index] ?? []
    return {
      name,
      sessions: size,
      runs: own,
      ratios: own.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Number.NaN)),
    }
  })
}
