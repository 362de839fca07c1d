import { getPass } from '../../app/_lab/site'
import { signIn, whoami } from '../fixtures/auth'
import type { Client, SendOptions } from '../fixtures/client'
import { newAddress } from '../fixtures/client-ip'
import { stockPair } from '../fixtures/pages'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

const CONDITIONS = 'x-lab-conditions'

async function told(
  client: Client,
  design: string,
  headers: Record<string, string>,
): Promise<[number, string | null]> {
  const response = await client.get(`/api/whoami/${design}`, headers)
  return [response.status(), (await response.json()).error?.code ?? null]
}

for (const { id, expected } of stockPair()) {
  test(`${id}: conditions apply only to the requests of a lab run`, async ({ client, site }, {
    workerIndex,
  }) => {
    const pass = {
      'x-lab-pass': await getPass(site.url, { 'x-forwarded-for': newAddress(workerIndex) }),
    }
    await signIn(client, id, await newVisitor(client, pass))
    for (const headers of [{}, { 'x-lab-pass': 'made.up.pass' }]) {
      expect(await told(client, id, { [CONDITIONS]: 'outage', ...headers })).toEqual([
        403,
        'not_in_a_run',
      ])
    }
    for (const conditions of ['outages', 'server=z', 'outage=no', 'server=a, server=b']) {
      expect(await told(client, id, { [CONDITIONS]: conditions, ...pass }), conditions).toEqual([
        422,
        'unknown_condition',
      ])
    }
    const { whoami: status, code } = expected.storeDown
    const [cut, other] = await Promise.all([
      told(client, id, { [CONDITIONS]: 'outage', ...pass }),
      whoami(client, id),
    ])
    expect(cut).toEqual([status, code])
    expect(other.status).toBe(200)
  })
}

for (const { id } of stockPair()) {
  test(`${id}: a stopped server of a run answers 502 until its start; other runs are not affected`, async ({
    client,
    site,
  }, { workerIndex }) => {
    const newPass = async () => ({
      'x-lab-pass': await getPass(site.url, { 'x-forwarded-for': newAddress(workerIndex) }),
    })
    const [pass, others] = [await newPass(), await newPass()]
    const ask = (headers: Record<string, string>) =>
      told(client, id, { [CONDITIONS]: 'server=b', ...headers })
    expect(await ask(pass)).toEqual([401, 'no_token'])
    expect((await client.send('DELETE', '/api/labs/instances/b', { headers: pass })).status()).toBe(
      200,
    )
    expect(await ask(pass)).toEqual([502, 'server_stopped'])
    expect(await ask(others)).toEqual([401, 'no_token'])
    expect(
      (
        await client.send('POST', '/api/labs/instances/b', {
          headers: pass,
          json: { secret: 'site' },
        })
      ).status(),
    ).toBe(200)
    expect(await ask(pass)).toEqual([401, 'no_token'])
  })
}

test('servers of a run require its pass and a page of this site', async ({ client, site }, {
  workerIndex,
}) => {
  const pass = {
    'x-lab-pass': await getPass(site.url, { 'x-forwarded-for': newAddress(workerIndex) }),
  }
  const json = { secret: 'site' }
  const attempts: [status: number, method: string, path: string, options: SendOptions][] = [
    [403, 'DELETE', '/api/labs/instances/a', {}],
    [403, 'POST', '/api/labs/instances/a', { json }],
    [403, 'DELETE', '/api/labs/instances', {}],
    [
      403,
      'DELETE',
      '/api/labs/instances/a',
      { headers: { ...pass, origin: 'https://evil.example' } },
    ],
    [404, 'DELETE', '/api/labs/instances/z', { headers: pass }],
    [422, 'POST', '/api/labs/instances/a', { headers: pass, json: { secret: 'mine' } }],
    [422, 'POST', '/api/labs/instances/a', { headers: pass, json: { ...json, lagMs: 3_600_000 } }],
    [200, 'DELETE', '/api/labs/instances', { headers: pass }],
  ]
  for (const [status, method, path, options] of attempts) {
    expect(
      (await client.send(method, path, options)).status(),
      `${method} ${path} ${JSON.stringify(options)}`,
    ).toBe(status)
  }
})
