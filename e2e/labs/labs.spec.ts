import { claimsOf } from '../../app/_lab/experiment'
import { testTitle } from '../../app/_ledger/test-title'
import { LABS } from '../../app/labs/registry'
import { designs } from '../fixtures/designs'
import { expect, test } from '../fixtures/test'
import { attachEvidence, noteEvidence } from '../reporters/evidence'
import { experimentsFor, OF_ALL } from './experiments'
import { performLab, wrongIn } from './perform-lab'

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

test.describe('on a store of their own', () => {
  test.describe.configure({ mode: 'default' }) // one store for both

  test('a denylist that denies nothing fails its labs by name', async ({ own: { site, store } }, {
    workerIndex,
  }) => {
    const revocation = LABS.filter(({ id }) => id === 'revocation')
    // A trigger, because a connection would keep the plan of a statement that a rule had emptied.
    await store.sql(
      "CREATE FUNCTION deny_nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    )
    await store.sql(
      'CREATE TRIGGER deny_nothing BEFORE INSERT ON "DeniedSession" FOR EACH ROW EXECUTE FUNCTION deny_nothing()',
    )
    try {
      for (const lab of revocation) {
        const wrong = wrongIn((await performLab(lab, 'jwt-denylist', site.url, workerIndex)).told)
        expect(wrong).toContainEqual(
          expect.stringMatching(/^sign-out on jwt-denylist: copy is accepted/),
        )
        expect(wrong).toContainEqual(
          expect.stringMatching(/^one-device on jwt-denylist: 200 was needed, and 404 came/),
        )
      }
    } finally {
      await store.sql('DROP FUNCTION deny_nothing CASCADE')
    }
    for (const lab of revocation)
      expect(wrongIn((await performLab(lab, 'jwt-denylist', site.url, workerIndex)).told)).toEqual(
        [],
      )
  })

  test('users created by a lab are deleted when it ends', async ({ own: { site, store } }, {
    workerIndex,
  }) => {
    const people = async () =>
      (
        await store.sql('SELECT u.email FROM "User" u JOIN "Sandbox" s ON s.id = u."sandboxId"')
      ).map(({ email }) => email)
    const before = await people()
    for (const lab of LABS.slice(0, 1)) await performLab(lab, 'database', site.url, workerIndex)
    expect((await people()).filter((email) => !before.includes(email))).toEqual([])
  })
})
