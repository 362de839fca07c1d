import { expect, test } from 'vitest'
import { readEvents } from '@/_client/read-events'
import { type MeasurementEvent, measurementEvent } from '@/_measure/events'
import { lagInWords, lagMs } from './lag'
import { applyMeasurementEvent, newRun, shareDone } from './run'

const progress = (
  design: string,
  step: 'check' | 'watch',
  done: number,
  of: number,
): MeasurementEvent => ({ type: 'progress', design, step, done, of })
const LINES = [
  progress('jwt', 'check', 10, 20),
  { type: 'failed', design: 'database', message: 'Größe 🙂' },
]
  .map((event) => `${JSON.stringify(event)}\n`)
  .join('')

/** The lines in pieces of `size` bytes, as a network could deliver them. */
const inPieces = (text: string, size: number) => {
  const bytes = new TextEncoder().encode(text)
  return new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
      controller.close()
    },
  })
}
async function read(text: string, size = 1_000) {
  const events: MeasurementEvent[] = []
  for await (const event of readEvents(inPieces(text, size), measurementEvent)) events.push(event)
  return events
}

test.each([1, 3, 7, 1_000])('complete events are read from pieces of %i bytes', async (size) => {
  expect(await read(LINES, size)).toEqual([
    progress('jwt', 'check', 10, 20),
    { type: 'failed', design: 'database', message: 'Größe 🙂' },
  ])
})

test('an unfinished last line is read, an empty one is skipped, and an invalid event is an error', async () => {
  expect(await read(`\n${LINES.trimEnd()}`)).toHaveLength(2)
  await expect(read('{"type":"progress"}\n')).rejects.toThrow()
  await expect(read('<html>\n')).rejects.toThrow(SyntaxError)
})

test('progress grows with the steps, and is complete when every design has finished', () => {
  const ids = ['jwt', 'database']
  const events = [
    progress('jwt', 'check', 10, 20),
    progress('jwt', 'check', 20, 20),
    progress('jwt', 'watch', 500, 1_000),
    progress('database', 'check', 20, 20),
  ]
  let run = newRun(1)
  const shares = events.map((event) => {
    run = applyMeasurementEvent(run, event)
    return shareDone(run, ids)
  })
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shareDone(newRun(1), ids)).toBe(0)
  for (const design of ids)
    run = applyMeasurementEvent(run, {
      type: 'failed',
      design,
      message: 'Its store did not answer.',
    })
  expect(shareDone(run, ids)).toBe(1)
})

test('a lag is a number in the plot and a phrase in the table', () => {
  expect(lagMs({ kind: 'immediate', ms: 12 })).toBe(0)
  expect(lagMs({ kind: 'until it expires', seconds: 60 })).toBe(60_000)
  expect(lagMs({ kind: 'never accepted' })).toBeNull()
  expect(lagInWords({ kind: 'after', ms: 60_123 })).toBe('60 123 ms')
  expect(lagInWords({ kind: 'longer', ms: 75_000 })).toBe('more than 1 min 15 s')
})
