import { expect, test } from 'vitest'
import { withTimeLimit } from './time-limit'

const deaf = () => new Promise<never>(() => {})
const never = () => new AbortController().signal

test('a result in time is returned', async () =>
  expect(await withTimeLimit(never(), 5_000, async () => 'done')).toBe('done'))

test('an error in time is passed on', async () => {
  const failing = withTimeLimit(never(), 5_000, async () => {
    throw new Error('broken')
  })
  await expect(failing).rejects.toThrow('broken')
})

test('work that ignores its signal is abandoned when the signal aborts', async () => {
  const controller = new AbortController()
  const left = withTimeLimit(controller.signal, 60_000, deaf)
  controller.abort(new Error('cancelled'))
  await expect(left).rejects.toThrow('cancelled')
  await expect(withTimeLimit(controller.signal, 60_000, deaf)).rejects.toThrow('cancelled')
})

test('slow work is aborted and abandoned', async () => {
  const told: AbortSignal[] = []
  const late = withTimeLimit(never(), 1, (signal) => {
    told.push(signal)
    return deaf()
  })
  await expect(late).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(told.map(({ aborted }) => aborted)).toEqual([true])
})
