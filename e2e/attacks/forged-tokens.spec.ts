import { randomBytes } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { bearer, cookiesOf, sessionCookie, signIn } from '../fixtures/auth'
import type { Client } from '../fixtures/client'
import { designs } from '../fixtures/expectations'
import { newVisitor } from '../fixtures/people'
import { expectRefused } from '../fixtures/refused'
import { expect, test } from '../fixtures/test'

const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600

/** Sends a token in the design's cookie and as a bearer: both doors must be shut. */
async function present(client: Client, design: string, token: string, what: string): Promise<void> {
  for (const headers of [sessionCookie(design, token), bearer(token)]) {
    await expectRefused(await client.get(`/api/whoami/${design}`, headers), `${what} by ${Object.keys(headers)}`)
  }
}

for (const { id } of designs()) {
  test(`A01 ${id} refuses alg none, in every spelling`, async ({ client }) => {
    const claims = json({ sub: 'admin', role: 'admin', exp: inAnHour() })
    for (const alg of ['none', 'None', 'NONE', 'nOnE', 'noNe']) {
      const signed = `${json({ alg, typ: 'JWT' })}.${claims}`
      for (const token of [`${signed}.`, signed, `${signed}.${randomBytes(32).toString('base64url')}`]) await present(client, id, token, alg)
    }
  })

  test(`A02 A03 ${id} refuses its own token with parts missing, empty or random`, async ({ client, newClient }) => {
    const token = await signIn(client, id, await newVisitor(client))
    const stranger = await newClient()
    const parts = token.split(/[.-]/)
    const separator = token.includes('.') ? '.' : '-'
    for (const [at, part] of parts.entries()) {
      const without = parts.toSpliced(at, 1).join(separator)
      if (without !== token) await present(stranger, id, without || 'x', `part ${at} missing`)
      if (part === '') continue
      await present(stranger, id, parts.with(at, '').join(separator), `part ${at} empty`)
      await present(stranger, id, parts.with(at, randomBytes(part.length).toString('hex').slice(0, part.length)).join(separator), `part ${at} random`)
      await present(stranger, id, parts.with(at, 'A'.repeat(part.length)).join(separator), `part ${at} zero`)
    }
  })

  test(`A04 ${id} refuses a token with any character in its middle changed`, async ({ client, newClient }) => {
    const token = await signIn(client, id, await newVisitor(client))
    const stranger = await newClient()
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const at = Math.floor(token.length * share)
      const other = token.charAt(at) === 'a' ? 'b' : 'a'
      await present(stranger, id, token.slice(0, at) + other + token.slice(at + 1), `character ${at}`)
    }
  })

  test(`A12 A39 ${id} refuses a token made with a weak, an empty-looking or another deployment's secret`, async ({ client, site }) => {
    const salt = cookiesOf(id).sessionToken
    const forged = { sub: 'admin', name: 'Admin', email: 'admin@example.org', role: 'admin' as const }
    const secrets = ['\0', '\0'.repeat(32), 'undefined', 'null', '[object Object]', 'secret', randomBytes(33).toString('base64url'), `${site.secret} `]
    for (const secret of secrets) await present(client, id, await encode({ token: forged, secret, salt }), JSON.stringify(secret))
    await present(
      client,
      id,
      await encode({ token: forged, secret: site.secret, salt: 'authjs.session-token' }),
      'the right secret under another cookie name (trap 13)',
    )
  })

  test(`A16 A25 ${id} refuses other containers of a token`, async ({ client, newClient }) => {
    const token = await signIn(client, id, await newVisitor(client))
    const stranger = await newClient()
    const [protected_ = '', encrypted_key = '', iv = '', ciphertext = '', tag = ''] = token.split('.')
    for (const container of [
      encodeURIComponent(JSON.stringify({ protected: protected_, encrypted_key, iv, ciphertext, tag })),
      `${protected_}.${ciphertext}.${tag}`,
      `${token}.${token}`,
      Buffer.from(token).toString('base64url'),
    ]) {
      await present(stranger, id, container, container.slice(0, 40))
    }
  })

  test(`A31 A32 ${id} refuses claims of its own key that lack an exp, a person or a known role`, async ({ client, site }) => {
    const salt = cookiesOf(id).sessionToken
    const whole = { sub: 'person-1', name: 'Ada', email: 'ada@example.org', role: 'member' as const }
    const lifeless = await encode({ token: { ...whole, role: Object('owner') }, secret: site.secret, salt })
    await present(client, id, lifeless, 'an unknown role')
    const ended = await encode({ token: whole, secret: site.secret, salt, maxAge: -60 })
    await present(client, id, ended, 'expired')
    expect((await decode({ token: lifeless, secret: site.secret, salt }))?.role, 'the forgery itself is sound').toBe('owner')
  })

  for (const other of designs().filter((design) => design.id !== id)) {
    test(`A38 ${id} refuses a live token of ${other.id}`, async ({ client, newClient }) => {
      const token = await signIn(client, other.id, await newVisitor(client))
      await present(await newClient(), id, token, other.id)
    })
  }

  test(`A44 ${id} refuses an oversized bearer without a failure of its own`, async ({ client }) => {
    for (const [size, statuses] of [
      [7_000, [401]],
      [15_000, [401]],
      [17_000, [431]],
      [64_000, [431]],
      [1_000_000, [431]],
    ] as const) {
      const response = await client.get(`/api/whoami/${id}`, bearer('x'.repeat(size))).catch((error: Error) => error)
      // Node may reset the connection of somebody who is still sending: no answer is a refusal too.
      const status = response instanceof Error ? (/ECONNRESET|EPIPE|hang up/.test(response.message) ? 431 : response.message) : response.status()
      expect(statuses, `${size} bytes`).toContain(status)
    }
    expect((await client.get('/api/health')).status()).toBe(200)
  })
}
