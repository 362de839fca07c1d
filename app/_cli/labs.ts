// npm run labs: performs the labs on a running site, and names the designs that break a guarantee.
import { parseArgs } from 'node:util'
import type { Lab } from '@/_lab/experiment'
import { differs, type ExperimentResult } from '@/_ledger/report'
import { originOf, performLabs } from './performing'

const options = {
  url: { type: 'string', default: 'http://127.0.0.1:3000' },
  lab: { type: 'string' },
  design: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

try {
  process.exitCode = (await run()) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The labs could not be performed.')
  process.exitCode = 2
}

/** @returns whether every design keeps its guarantees */
async function run(): Promise<boolean> {
  const { url, lab, design, json } = parseArgs({ options }).values
  const { results } = await performLabs({
    origin: originOf(url),
    lab,
    design,
    ...(!json && { ended: print }),
  })
  if (json) console.log(JSON.stringify(results, null, 2))
  return !results.some(differs)
}

function print(lab: Lab, results: readonly ExperimentResult[]): void {
  console.log(`\n${lab.title}: ${lab.question}`)
  for (const { id, title, questions } of lab.experiments) {
    console.log(`\n  ${title}`)
    for (const result of results) {
      if (result.experiment !== id) continue
      const design = result.design.padEnd(18)
      if (result.type === 'finding') {
        const { answers = {}, ask } = questions[result.question] ?? { ask: '' }
        console.log(
          `  ${result.asExpected ? '✓' : '✗'} ${design} ${answers[result.answer] ?? result.answer}: ${result.figure}${result.asExpected ? '' : `   (${ask} Not as the design says.)`}`,
        )
      }
      if (result.type === 'failed') console.log(`  ✗ ${design} ${result.message}`)
      if (result.type === 'skipped') console.log(`  – ${design} ${result.why}`)
    }
  }
}
