// npm run evidence: performs every lab on every design, and writes the verdict on every claim.
// Without --url, it starts the last build, and adds what a browser showed in a test run of it.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CLAIMS } from '@/_claims/claims'
import { planOf } from '@/_lab/plan'
import { withBrowserFindings } from '@/_ledger/browser-findings'
import { asCompactJson, compact } from '@/_ledger/compact'
import { ledgerOf } from '@/_ledger/ledger'
import { differs, REPORT_FILE, type Report, report as wholeReport } from '@/_ledger/report'
import { asJson, asMarkdown } from '@/_ledger/written'
import { LABS } from '@/labs/registry'
import { currentCommit } from './commit'
import { originOf, performLabs } from './performing'
import { startServer, temporaryFolder } from './server'

const options = {
  url: { type: 'string' },
  lab: { type: 'string' },
  design: { type: 'string' },
  json: { type: 'boolean', default: false },
  markdown: { type: 'boolean', default: false },
  /** Writes `<out>.json` and `<out>.md`. */
  out: { type: 'string' },
  /** Writes the committed files: `docs/evidence.json` in its compact form, and only the tables. */
  docs: { type: 'boolean', default: false },
} as const

/** The report of the last run of the end-to-end tests on all designs. */
const TEST_RUN = `.next/standalone/${REPORT_FILE}`
const PLANS = LABS.map((lab) => planOf(lab, []))

try {
  process.exitCode = (await run()) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The evidence could not be taken.')
  process.exitCode = 2
}

/** @returns whether every design keeps its guarantees */
async function run(): Promise<boolean> {
  const { values } = parseArgs({ options })
  if (values.docs && !existsSync(TEST_RUN))
    throw new Error(
      'The ledger needs what only a browser can show: run the tests in e2e/labs with E2E_DESIGNS=all first.',
    )
  const report =
    values.url === undefined ? await onTheBuild(values) : await take(originOf(values.url), values)
  const rows = ledgerOf(CLAIMS, PLANS, report)
  const [json, markdown] = [asJson(rows, report), asMarkdown(rows, report)]
  if (values.out !== undefined) {
    writeFileSync(`${values.out}.json`, `${json}\n`)
    writeFileSync(`${values.out}.md`, markdown)
  }
  if (values.docs) {
    writeFileSync('docs/evidence.json', `${asCompactJson(compact(report))}\n`)
    writeFileSync('docs/evidence.md', asMarkdown(rows, report, false))
  }
  if (values.json) console.log(json)
  else if (values.markdown || (values.out === undefined && !values.docs)) console.log(markdown)
  return !report.results.some(differs)
}

/** Starts the last build, on the stores of this shell's environment, or else on an embedded one. */
async function onTheBuild(asked: Which): Promise<Report> {
  const { REDIS_URL, DATABASE_URL } = process.env
  const secret = randomBytes(33).toString('base64url')
  const server = await startServer({
    DATA_DIR: temporaryFolder(),
    AUTH_SECRET: secret,
    LAB_VULNERABLE: 'on', // some claims are about the pages that are broken on purpose
    ...(REDIS_URL && { REDIS_URL }),
    ...(DATABASE_URL && { DATABASE_URL }),
  })
  try {
    const report = await take(server.origin, asked)
    return {
      ...report,
      facts: { ...report.facts, commit: report.facts.commit ?? currentCommit() },
      results: [...withBrowserFindings(report, testRun(), PLANS)],
    }
  } finally {
    await server.stop()
  }
}

/** @throws Error if there is a report that cannot be read */
function testRun(): Report | null {
  return existsSync(TEST_RUN) ? wholeReport.parse(JSON.parse(readFileSync(TEST_RUN, 'utf8'))) : null
}

/** The requested labs and designs; all of them if none is named. */
interface Which {
  lab?: string
  design?: string
}

function take(origin: string, { lab, design }: Which): Promise<Report> {
  return performLabs({
    ...{ origin, lab, design },
    ended: ({ title }, results) =>
      console.error(
        `${title}: ${results.length} results, ${results.filter(differs).length} of them not as stated`,
      ),
  })
}
