import { expect, test } from 'vitest'
import type { LabEvent } from '../../../app/_lab/events'
import type { Experiment } from '../../../app/_lab/experiment'
import { performOne } from '../../../app/_lab/perform'
import type { Stage } from '../../../app/_lab/stage'
import { allSubjects } from '../../../app/_lab/subjects'
import { LABS } from '../../../app/labs/registry'
import { unnoticed } from './deception'
import { DECEPTIONS } from './deceptions/all'

/** Every experiment over HTTP. What only a browser performs, no test over HTTP can deceive. */
const ALL = LABS.flatMap(({ id, experiments }) =>
  experiments
    .filter(({ byBrowser }) => !byBrowser)
    .map((experiment) => ({
      name: `${id}/${experiment.id}`,
      experiment,
      deception: DECEPTIONS[id]?.[experiment.id],
    })),
)

test('every experiment meets lies, and nothing else does', () => {
  const names = Object.entries(DECEPTIONS).flatMap(([lab, of]) =>
    Object.keys(of).map((experiment) => `${lab}/${experiment}`),
  )
  expect(names.sort()).toEqual(ALL.map(({ name }) => name).sort())
})

test.each(ALL)('the lies to $name turn each of its answers', ({ experiment, deception }) => {
  expect(Object.keys(deception?.answers ?? {}).sort()).toEqual(
    Object.keys(experiment.questions).sort(),
  )
})

/** What is not noticed by an experiment whose run is another one, which asks nobody. */
async function unnoticedBy(
  { experiment, deception }: (typeof ALL)[number],
  run: (stage: Stage, experiment: Experiment) => void,
): Promise<string[]> {
  const subject = allSubjects().find(({ id }) => id === deception?.design)
  if (!deception || !subject) throw new Error(`Nobody lies to ${experiment.id}.`)
  const told: LabEvent[] = []
  await performOne({ ...experiment, run: async (stage) => run(stage, experiment) }, subject, {
    ...{ origin: 'http://nobody.invalid', headers: {} },
    emit: (event) => told.push(event),
    signal: new AbortController().signal,
  })
  return unnoticed(experiment, subject, deception, told)
}

test.each(ALL)('$name is caught if it repeats what the design says', async (one) => {
  const wrong = await unnoticedBy(one, (stage, { questions }) => {
    for (const [id, { expected }] of Object.entries(questions))
      stage.tell(id, expected(stage.subject)[0] ?? '', 'nothing was measured')
  })
  expect(wrong).toEqual(
    Object.keys(one.deception?.answers ?? {}).map((id) => expect.stringContaining(`: ${id} is `)),
  )
})

test('an experiment is caught if it fails, and not if the lies turn its answers', async () => {
  const [one] = ALL
  if (!one) throw new Error('There is no experiment.')
  const answers = { ...one.deception?.answers }
  const deceived = await unnoticedBy(one, (stage) => {
    for (const [id, answer] of Object.entries(answers)) stage.tell(id, answer, 'measured')
  })
  expect(deceived).toEqual([])
  expect(await unnoticedBy(one, () => {})).toEqual([expect.stringContaining('it failed')])
})
