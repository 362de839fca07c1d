import { expect, test } from 'vitest'
import { withTimeLimit } from './time-limit'

const deaf = () => new Promise<never>(() => {})
const never = () => new AbortController().signal

test('what is done in time comes back', async () =>
  expect(await withTimeLimit(never(), 5_000, async () => 'done')).toBe('done'))

test('what fails in time fails as it did', async () => {
  const failing = withTimeLimit(never(), 5_000, async () => {
    throw new Error('broken')
  })
  await expect(failing).rejects.toThrow('broken')
})

test('what does not listen is left behind when the signal aborts', async () => {
  const controller = new AbortController()
  const left = withTimeLimit(controller.signal, 60_000, deaf)
  controller.abort(new Error('cancelled'))
  await expect(left).rejects.toThrow('cancelled')
  await expect(withTimeLimit(controller.signal, 60_000, deaf)).rejects.toThrow('cancelled')
})

test('what takes too long is told so, and left behind', async () => {
  const told: AbortSignal[] = []
  const late = withTimeLimit(never(), 1, (signal) => {
    told.push(signal)
    return deaf()
  })
  await expect(late).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(told.map(({ aborted }) => aborted)).toEqual([true])
})
