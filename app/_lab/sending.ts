/** What a device sends with a request, and what it does with the answer. */
export interface Sending {
  /** What the actor does, in words that follow its name. */
  action: string
  json?: unknown
  form?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  /** One of many of its kind: it is sent, and not told. */
  quiet?: boolean
  /** The answer is still on its way: `receive` takes its cookies. */
  late?: boolean
}

/** The content type of a request, and its body. Both are null for a request without a body. */
export function contentOf(
  json: Sending['json'],
  form: Sending['form'] | undefined,
): [type: string | null, body: string | null] {
  if (json !== undefined) return ['application/json', JSON.stringify(json)]
  if (form) return ['application/x-www-form-urlencoded', new URLSearchParams(form).toString()]
  return [null, null]
}
