import type { z } from 'zod'

/**
 * The events of a stream of newline-delimited JSON, however the network split it.
 * @throws SyntaxError or ZodError for a line that is not an event
 */
export async function* readEvents<T>(
  body: ReadableStream<Uint8Array>,
  schema: z.ZodType<T>,
): AsyncGenerator<T> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    const lines = (rest + decoder.decode(value, { stream: !done })).split('\n')
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line.trim() !== '') yield schema.parse(JSON.parse(line))
    if (done) return
  }
}
