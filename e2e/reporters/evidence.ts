import type { TestInfo } from '@playwright/test'
import { factsOf, type LabEvent } from '../../app/_lab/site'
import type { DesignInfo } from '../../app/_lab/subject'
import { type Report, resultOf } from '../../app/_ledger/report'
import type { Site } from '../servers/site'

/** By this name the reporter knows the tests that perform labs, and what they found. */
export const EVIDENCE = 'evidence'

/** Says of a test that it is one of so many that together perform every lab on every design. */
export function noteEvidence({ annotations }: TestInfo, ofAll: number): void {
  annotations.push({ type: EVIDENCE, description: String(ofAll) })
}

/** Hands what a lab told of a design to the reporter. */
export async function attachEvidence(
  testInfo: TestInfo,
  { url }: Site,
  lab: string,
  { id, label, strategy }: DesignInfo,
  told: readonly LabEvent[],
): Promise<void> {
  const at = new Date().toISOString()
  const report: Report = {
    facts: { at, seconds: 0, ...(await factsOf(url)) },
    designs: [{ id, label, strategy }],
    results: told.flatMap((event) => resultOf(lab, event, at) ?? []),
  }
  await testInfo.attach(EVIDENCE, { contentType: 'application/json', body: JSON.stringify(report) })
}
