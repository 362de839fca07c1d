import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { bearer, signIn, whoami } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

const BODY = JSON.stringify({ label: 'Tablet' })

for (const { id, guarantees } of designs().filter(({ guarantees }) => guarantees.lagMs !== null)) {
  test(`A-C40 one more device of ${id} gets nothing if its last byte comes after "revoke all"`, async ({
    client,
    newClient,
    site,
  }) => {
    const token = await signIn(client, id, await newVisitor(client))
    const held = request(`${site.url}/api/sessions/${id}`, {
      method: 'POST',
      headers: {
        ...bearer(token),
        origin: site.url,
        'content-type': 'application/json',
        'content-length': BODY.length,
        expect: '100-continue',
      },
    })
    await begun(held)
    // Any check that began with the headers is finished before these answers.
    for (let beat = 0; beat < 5; beat += 1)
      expect((await whoami(await newClient(), id, bearer(token))).status).toBe(200)
    const revoked = await client.send('DELETE', `/api/sessions/${id}?scope=all`)
    expect(revoked.status()).toBe(200)
    const answer = answerTo(held)
    held.end(BODY.slice(-1))
    expect((await answer).statusCode, `lag: ${guarantees.lagMs} ms`).toBe(401)
  })
}

/** Sends all but the last byte, once the server has taken the headers. */
const begun = (held: ClientRequest) =>
  new Promise<void>((resolve, reject) => {
    held.on('error', reject)
    held.once('continue', () => held.write(BODY.slice(0, -1), () => resolve()))
    held.flushHeaders()
  })

const answerTo = (held: ClientRequest) =>
  new Promise<IncomingMessage>((resolve) => {
    held.once('response', (answer) => {
      answer.resume()
      resolve(answer)
    })
  })
