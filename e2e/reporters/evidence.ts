import type { TestInfo } from '@playwright/test'
import { factsOf, type LabEvent } from '../../app/_lab/site'
import type { DesignInfo } from '../../app/_lab/subject'
import { type Report, reported, resultOf } from '../../app/_ledger/report'
import type { Site } from '../servers/site'

/**
 * The name of the annotation and of the attachment by which the reporter finds the lab tests and
 * their results.
 */
export const EVIDENCE = 'evidence'

/** Marks a test as one of `ofAll` tests, which together perform every lab on every design. */
export function noteEvidence({ annotations }: TestInfo, ofAll: number): void {
  annotations.push({ type: EVIDENCE, description: String(ofAll) })
}

/** Attaches the findings of a lab on a design, for the reporter. */
export async function attachEvidence(
  testInfo: TestInfo,
  { url }: Site,
  lab: string,
  subject: DesignInfo,
  told: readonly LabEvent[],
): Promise<void> {
  const at = new Date().toISOString()
  const report: Report = {
    facts: { at, seconds: 0, ...(await factsOf(url)) },
    designs: [reported(subject)],
    results: told.flatMap((event) => resultOf(lab, event, at) ?? []),
  }
  await testInfo.attach(EVIDENCE, { contentType: 'application/json', body: JSON.stringify(report) })
}
