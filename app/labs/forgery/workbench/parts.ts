import { base64url } from 'jose'
import { kindOf, PART_NAMES, readable } from '../token'

/** One part of a token to edit: as JSON if it contains JSON, otherwise unchanged. */
export interface Part {
  name: string
  json: boolean
  text: string
}

/** The typed text of each part, by index. It is sent as typed, even if it is not valid JSON. */
export type Drafts = Readonly<Record<number, string>>

/** The parts of a token, with the typed texts in place of their contents. */
export function partsOf(token: string, drafts: Drafts): Part[] {
  return token.split('.').map((text, index) => {
    const name = PART_NAMES[kindOf(token)][index] ?? `Part ${index + 1}`
    const values = drafts[index] === undefined ? readable(text) : null
    const draft = drafts[index] ?? (values && JSON.stringify(values, null, 2))
    return draft === null ? { name, json: false, text } : { name, json: true, text: draft }
  })
}

/**
 * The token with another text in one part. Valid JSON is shortened; any other text stays as typed.
 */
export function withPart(
  token: string,
  index: number,
  { json, text }: Pick<Part, 'json' | 'text'>,
): string {
  return token
    .split('.')
    .with(index, json ? base64url.encode(shortened(text)) : text)
    .join('.')
}

function shortened(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}
