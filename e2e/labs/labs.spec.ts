import { claimsOf } from '../../app/_lab/experiment'
import { testTitle } from '../../app/_ledger/test-title'
import { findLab, LABS } from '../../app/labs/registry'
import { designs } from '../fixtures/designs'
import { expect, test } from '../fixtures/test'
import { attachEvidence, noteEvidence } from '../reporters/evidence'
import { experimentsFor, OF_ALL } from './experiments'
import { performLab, wrongIn } from './perform-lab'

/** The first two experiments on a revocation: one by a sign-out, one by the id of a session. */
const REVOKING = ['sign-out', 'one-device']

// First, because it starts a site of its own.
test('a denylist that denies nothing fails its labs by name, and a lab deletes the people it made', async ({
  own: { site, store },
}, { workerIndex }) => {
  const people = async () =>
    (await store.sql('SELECT u.email FROM "User" u JOIN "Sandbox" s ON s.id = u."sandboxId"')).map(
      ({ email }) => email,
    )
  const before = await people()
  const experiments = (findLab('revocation')?.experiments ?? []).filter(({ id }) =>
    REVOKING.includes(id),
  )
  const wrong = async () =>
    wrongIn((await performLab({ experiments }, 'jwt-denylist', site.url, workerIndex)).told)
  // A trigger, because a connection would keep the plan of a statement that a rule had emptied.
  await store.sql(
    "CREATE FUNCTION deny_nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
  )
  await store.sql(
    'CREATE TRIGGER deny_nothing BEFORE INSERT ON "DeniedSession" FOR EACH ROW EXECUTE FUNCTION deny_nothing()',
  )
  try {
    expect((await wrong()).sort()).toEqual([
      expect.stringMatching(/^one-device on jwt-denylist: 200 was needed, and 404 came/),
      expect.stringMatching(/^sign-out on jwt-denylist: copy is accepted/),
    ])
  } finally {
    await store.sql('DROP FUNCTION deny_nothing CASCADE')
  }
  expect(await wrong()).toEqual([])
  expect((await people()).filter((email) => !before.includes(email))).toEqual([])
})

for (const whole of LABS) {
  for (const design of designs()) {
    const experiments = experimentsFor(whole, design).filter(({ byBrowser }) => !byBrowser)
    const lab = { ...whole, experiments }
    if (lab.experiments.length === 0) continue
    const { id } = design
    test(`${claimsOf(lab).join(' ')} ${testTitle(lab, id)}`, async ({ site }, testInfo) => {
      noteEvidence(testInfo, OF_ALL)
      const { subject, told } = await performLab(lab, id, site.url, testInfo.workerIndex)
      await attachEvidence(testInfo, site, lab.id, subject, told)
      expect(wrongIn(told), steps(told)).toEqual([])
      const found = told.flatMap((event) =>
        event.type === 'finding' || event.type === 'skipped' ? event.experiment : [],
      )
      expect([...new Set(found)].sort(), 'every experiment came to an end').toEqual(
        lab.experiments.map((experiment) => experiment.id).sort(),
      )
    })
  }
}

/** The steps of a run, to find the cause of a failure. */
const steps = (told: Awaited<ReturnType<typeof performLab>>['told']) =>
  told
    .flatMap((event) =>
      event.type === 'step'
        ? `${event.experiment}: ${event.actor} ${event.action}: ${event.exchange.response.status}`
        : [],
    )
    .join('\n')
