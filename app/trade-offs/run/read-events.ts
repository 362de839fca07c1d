import { type MeasurementEvent, measurementEvent } from '@/_lab/measure/events'

/**
 * The events of a stream of newline-delimited JSON, wherever the network cut it.
 * @throws SyntaxError or ZodError for a line that is no event
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<MeasurementEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    const lines = (rest + decoder.decode(value, { stream: !done })).split('\n')
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line.trim() !== '') yield measurementEvent.parse(JSON.parse(line))
    if (done) return
  }
}
