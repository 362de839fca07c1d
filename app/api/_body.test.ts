import { expect, test } from 'vitest'
import { readBody } from './_body'

const post = (body: BodyInit) =>
  new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)

test('a body of up to 16 384 bytes is read', async () => {
  expect(await readBody(post('ä€👩'))).toBe('ä€👩')
  expect(await readBody(new Request('http://localhost/', { method: 'POST' }))).toBe('')
  expect(await readBody(post('x'.repeat(16_384)))).toHaveLength(16_384)
  expect(await readBody(post('x'.repeat(16_385)))).toBeNull()
})

test('bytes count, not characters', async () => {
  expect(await readBody(post('€'.repeat(5_461)))).toHaveLength(5_461)
  expect(await readBody(post('€'.repeat(5_462)))).toBeNull()
})

test('only the first part of an endless body is read', async () => {
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(1_024))
    },
  })
  expect(await readBody(post(endless))).toBeNull()
  expect(pulled).toBeLessThan(20)
})
