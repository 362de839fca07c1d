import 'server-only'

const MAX_BYTES = 16_384

/** The body of a request as text; null if it is larger than 16 KiB. Reading stops at that size. */
export async function readBody(request: Request): Promise<string | null> {
  if (request.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (const reader = request.body.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > MAX_BYTES) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}
