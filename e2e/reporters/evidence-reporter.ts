import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { currentCommit } from '../../app/_cli/commit'
import { mergeReports } from '../../app/_ledger/merge-reports'
import { REPORT_FILE, type Report, report } from '../../app/_ledger/report'
import { mounted } from '../fixtures/designs'
import { EVIDENCE } from './evidence'

const BUILD = '.next/standalone'

/**
 * Writes the findings of the labs next to the tested build, for its page of evidence. Only a run of
 * all labs does so, because a part would look like the whole.
 */
export default class EvidenceReporter implements Reporter {
  readonly #since = performance.now()
  readonly #found: Report[] = []
  readonly #ended = new Set<string>()
  #ofAll = 0

  onTestEnd({ id, annotations }: TestCase, { attachments }: TestResult): void {
    const ofAll = annotations.find(({ type }) => type === EVIDENCE)?.description
    if (ofAll === undefined) return
    this.#ofAll = Number(ofAll)
    this.#ended.add(id)
    for (const { name, body } of attachments)
      if (name === EVIDENCE && body) this.#found.push(report.parse(JSON.parse(body.toString())))
  }

  onEnd(): void {
    const whole = mergeReports(this.#found)
    if (whole === null || this.#ended.size < this.#ofAll || !existsSync(BUILD)) return
    const facts = {
      ...whole.facts,
      seconds: Math.round((performance.now() - this.#since) / 1000),
      commit: whole.facts.commit ?? currentCommit(),
    }
    // The tests end in any order.
    const order = mounted().map(({ id }) => id)
    const designs = whole.designs.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    writeFileSync(join(BUILD, REPORT_FILE), JSON.stringify({ ...whole, designs, facts }))
  }
}
