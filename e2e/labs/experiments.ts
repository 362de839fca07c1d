import type { Experiment, Lab } from '../../app/_lab/experiment'
import type { Testable } from '../../app/_lab/subject'
import { LABS } from '../../app/labs/registry'
import { cookiesOf } from '../fixtures/auth'
import { designs, mounted } from '../fixtures/designs'
import { asked, type Mounted, smallestCover } from '../fixtures/selection'

const byBrowser = LABS.flatMap(({ experiments }) => experiments).filter((one) => one.byBrowser)

/**
 * The number of tests that together give the evidence of all labs: one for each lab on each design,
 * and one for each experiment on each design that only a browser can perform.
 */
export const OF_ALL = (LABS.length + byBrowser.length) * mounted().length

/**
 * The experiments of a lab that a run performs on a design. With E2E_DESIGNS these are all.
 * Otherwise each experiment is performed on the fewest designs of the run that together give every
 * possible answer, with an opaque token and with a JWT.
 */
export const experimentsFor = (lab: Lab, design: Mounted): Experiment[] =>
  asked(mounted()) === null
    ? lab.experiments.filter((experiment) => designsFor(experiment).includes(design.id))
    : [...lab.experiments]

const designsFor = (experiment: Experiment): string[] =>
  smallestCover(designs(), (design) => [
    design.guarantees.token === 'opaque' ? 'opaque' : 'JWT',
    ...possibleAnswers(experiment, {
      guarantees: design.guarantees,
      adjustable: design.expected.adjustable,
      cookies: cookiesOf(design.id),
      oneProcess: true,
    }),
  ]).map(({ id }) => id)

/** The answers that fit a design, one text for each question. */
const possibleAnswers = ({ questions, skips }: Experiment, design: Testable): string[] =>
  skips?.(design)
    ? ['skipped']
    : Object.entries(questions).map(
        ([id, { expected }]) => `${id}: ${[...expected(design)].sort().join(' or ')}`,
      )
