import { expect, test, vi } from 'vitest'
import * as env from '@/_config/env'
import { POST } from './route'

const SITE = 'https://shop.example'
/** The view that the page shows. The form changes its right side. */
const FORM = {
  ...{ 'shown-left': 'database', 'shown-right': 'jwt', 'shown-on': 'both' },
  ...{ path: '/account', right: 'jwt-signed' },
}
const CHOSEN = '/account?left=database&right=jwt-signed&on=both'

/** Posts the form through a proxy that has rewritten the Host. */
async function post(change: Record<string, string> = {}, headers: Record<string, string> = {}) {
  vi.spyOn(env, 'getEnv').mockReturnValue({ ...env.getEnv(), origins: [SITE], https: true })
  const body = new URLSearchParams({ ...FORM, ...change })
  const sent = { host: '10.0.0.3:3000', origin: SITE, ...headers }
  const answer = await POST(
    new Request('http://10.0.0.3:3000/', { method: 'POST', headers: sent, body }),
  )
  return { answer, cookie: answer.headers.get('set-cookie') }
}

test('A-E41 a design is chosen behind a proxy that rewrites Host, with a script and without', async () => {
  const form = await post()
  expect([form.answer.status, form.answer.headers.get('location')]).toEqual([303, CHOSEN])
  const script = await post({}, { accept: 'application/json' })
  expect([script.answer.status, await script.answer.json()]).toEqual([200, { address: CHOSEN }])
  for (const { cookie } of [form, script])
    expect(cookie).toMatch(
      /^view=left%3Ddatabase%26right%3Djwt-signed%26on%3Dboth;.*Secure; HttpOnly/,
    )
})

test('the rest of the path stays, but the view in it does not', async () => {
  const { answer } = await post({ path: '/?tab=payload&left=jwt' })
  expect(answer.headers.get('location')).toBe(
    '/?tab=payload&left=database&right=jwt-signed&on=both',
  )
})

test('another page, and one that is too large, choose nothing', async () => {
  const foreign = await post({}, { origin: 'http://10.0.0.3:3000' })
  expect([foreign.answer.status, foreign.cookie]).toEqual([403, null])
  const large = await post({ padding: 'x'.repeat(20_000) })
  expect([large.answer.status, large.cookie]).toEqual([413, null])
})

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', ''])(
  'the answer leads to no other site: %j',
  async (path) => {
    const { answer } = await post({ path })
    expect(answer.headers.get('location')).toBe(CHOSEN.replace('/account', '/'))
  },
)
