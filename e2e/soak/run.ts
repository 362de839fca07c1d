// npm run soak [-- --requests 100000 --kills 100 --only valid]: what the site keeps under faults,
// in four figures.
import { parseArgs } from 'node:util'
import type { Figure, SoakOptions } from './figure'
import { lostSignOuts } from './kills'
import { memoryOfStrangers } from './memory'
import { acceptedRevoked } from './revoked'
import { falseSignOuts } from './valid'

const FIGURES: Record<string, (options: SoakOptions) => Promise<Figure>> = {
  revoked: acceptedRevoked,
  valid: falseSignOuts,
  kills: lostSignOuts,
  memory: memoryOfStrangers,
}

const options = {
  requests: { type: 'string', default: '100000' },
  kills: { type: 'string', default: '100' },
  only: { type: 'string', default: Object.keys(FIGURES).join(',') },
} as const

// An exit ends the servers too, and deletes their folders. npm passes a signal on, so that it comes
// twice, and without a listener the second one would end this process before that is done.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
try {
  process.exitCode = (await run()) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The soak could not be run.')
  process.exit(2)
}

/** @returns whether every figure is as it must be */
async function run(): Promise<boolean> {
  const { values } = parseArgs({ options })
  const requests = countOf('--requests', values.requests)
  const kills = countOf('--kills', values.kills)
  let holds = true
  for (const [name, measure] of values.only.split(',').map(figureOf)) {
    const began = performance.now()
    const tell = (text: string) => console.log(`  ${name}: ${text}`)
    const figure = await measure({ requests, kills, tell })
    const took = Math.round((performance.now() - began) / 1000)
    console.log(`\n${figure.holds ? '✓' : '✗'} ${figure.title}: ${figure.value}   [${took} s]`)
    for (const line of figure.lines) console.log(`    ${line}`)
    console.log()
    holds &&= figure.holds
  }
  return holds
}

function figureOf(name: string) {
  const measure = FIGURES[name]
  if (measure) return [name, measure] as const
  throw new Error(`There is no figure "${name}": --only takes ${options.only.default}.`)
}

function countOf(option: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new Error(`${option} takes a whole number from 1 to 9,999,999, not "${text}".`)
}
