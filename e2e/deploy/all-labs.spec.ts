import { LABS } from '../../app/labs/registry'
import { ask, expect, signInEnv, stream, test } from './test'

for (const lab of LABS) {
  test(`two of each function: the lab ${lab.id} finds every design as it states`, async ({
    deployed,
    visit,
    store,
  }) => {
    const page = await visit(await deployed({ as: 'preview', instances: 2, env: signInEnv(store) }))
    await page.goto('/')
    const { body } = await ask(page, 'GET', '/api/designs')
    const designs: string[] = JSON.parse(JSON.stringify(body)).designs.map(
      ({ id }: { id: string }) => id,
    )
    const events = await stream(page, `/api/labs/${lab.id}`, { designs })
    expect(
      events.filter(
        ({ type, asExpected }) => type === 'failed' || type === 'stopped' || asExpected === false,
      ),
    ).toEqual([])
    expect(events.at(-1)?.type).toBe('done')
  })
}
