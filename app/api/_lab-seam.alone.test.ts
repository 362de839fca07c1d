import { expect, test, vi } from 'vitest'
import { getDesign } from '@/_designs/registry'
import { json } from './_answers'
import { forDesign } from './_for-design'

const LOADED = vi.hoisted(() => ({ count: 0 }))
vi.mock('./labs/_under-conditions', () => {
  LOADED.count += 1
  return { underConditions: async () => new Response(null, { status: 299 }) }
})
vi.mock('@/_store/conditions/conditions', () => {
  throw new Error('Nobody needs the conditions of the stores.')
})

const read = forDesign(async (request, design) =>
  json(await design.read(request.headers.get('x-token') ?? '')),
)
const ask = (headers: Record<string, string>) =>
  read(new Request('http://localhost/', { headers }), {
    params: Promise.resolve({ design: 'database' }),
  })

test('a request without the header of the labs runs none of their code', async () => {
  expect(getDesign('database')).not.toBeNull()
  const response = await ask({ 'x-token': 'nobody’s'.replace('’', '') })
  expect(await response.json()).toEqual({ state: 'refused', code: 'unknown_session' })
  expect((await ask({ 'x-lab-pass': 'a pass alone is no condition' })).status).toBe(200)
  expect(LOADED.count).toBe(0)
  expect((await ask({ 'x-lab-conditions': 'outage' })).status).toBe(299)
  expect(LOADED.count).toBe(1)
})
