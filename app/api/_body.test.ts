import { expect, test } from 'vitest'
import { readBody } from './_body'

const post = (body: BodyInit) =>
  new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)

test('what fits is read, to the last of 16 384 bytes', async () => {
  expect(await readBody(post('ä€👩'))).toBe('ä€👩')
  expect(await readBody(new Request('http://localhost/', { method: 'POST' }))).toBe('')
  expect(await readBody(post('x'.repeat(16_384)))).toHaveLength(16_384)
  expect(await readBody(post('x'.repeat(16_385)))).toBeNull()
})

test('bytes count, not characters', async () => {
  expect(await readBody(post('€'.repeat(5_461)))).toHaveLength(5_461)
  expect(await readBody(post('€'.repeat(5_462)))).toBeNull()
})

test('of an endless body, little is read', async () => {
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
