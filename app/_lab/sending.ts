/** The content of a device's request, and the use of its answer. */
export interface Sending {
  /** The action of the actor, in words that follow its name. */
  action: string
  json?: unknown
  form?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  /** Whether the run leaves out this request, as one of many. */
  quiet?: boolean
  /** Whether the answer counts as still under way, until `receive` takes its cookies. */
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
