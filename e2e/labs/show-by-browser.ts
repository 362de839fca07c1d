import type { Browser } from '@playwright/test'
import type { BrowserExperiment } from '../../app/_lab/browser-experiment'
import { claimsOf, type Questions, type Tell } from '../../app/_lab/experiment'
import { describeSite, type LabEvent } from '../../app/_lab/site'
import { browserTestTitle } from '../../app/_ledger/test-title'
import { storage } from '../../app/labs/storage/lab'
import { designs } from '../fixtures/designs'
import { expect, type TestDevice, test } from '../fixtures/test'
import { attachEvidence, noteEvidence } from '../reporters/evidence'
import type { Site } from '../servers/site'
import { experimentsFor, OF_ALL } from './experiments'
import { wrongIn } from './perform-lab'

interface Stage {
  /** The id of the design. */
  id: string
  site: Site
  /** A browser on this site. Nobody is signed in. */
  device: TestDevice
  browser: Browser
}

/**
 * A test for each design of the run: a browser performs the experiment, and the answers must fit
 * the guarantees of the design. They are evidence like those of the other labs.
 */
export function showByBrowser<Asked extends Questions>(
  experiment: BrowserExperiment<Asked>,
  show: (stage: Stage, tell: Tell<Asked>) => Promise<void>,
): void {
  const claims = claimsOf({ experiments: [experiment] }).join(' ')
  for (const design of designs()) {
    if (!experimentsFor(storage, design).includes(experiment)) continue
    const { id } = design
    test(`${claims} ${browserTestTitle(experiment, id)}`, async ({
      browser,
      device,
      site,
    }, testInfo) => {
      noteEvidence(testInfo, OF_ALL)
      const subject = (await describeSite(site.url)).find((one) => one.id === id)
      if (!subject) throw new Error(`The site does not describe ${id}.`)
      const told: LabEvent[] = []
      await show({ id, site, device, browser }, (question, answer, figure) => {
        const asExpected =
          experiment.questions[question]?.expected(subject).includes(answer) ?? false
        const of = { experiment: experiment.id, design: id }
        told.push({ type: 'finding', ...of, question, answer, figure, asExpected })
      })
      await attachEvidence(testInfo, site, storage.id, subject, told)
      expect(wrongIn(told)).toEqual([])
      expect(told, 'an answer to each question').toHaveLength(
        Object.keys(experiment.questions).length,
      )
    })
  }
}
