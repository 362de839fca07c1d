import { base64url } from 'jose'
import { kindOf, PART_NAMES, readableText } from '../token'
import { indented, remarksOn, shortened } from './json-text'

/** One part of a token to edit: as JSON if it contains JSON, otherwise unchanged. */
export interface Part {
  name: string
  json: boolean
  text: string
  /** What a program reads otherwise than it is in the text, in sentences. */
  remarks: readonly string[]
}

/** The typed text of each part, by index. It is sent as typed, even if it is not valid JSON. */
export type Drafts = Readonly<Record<number, string>>

/** The parts of a token, with the typed texts in place of their contents. */
export function partsOf(token: string, drafts: Drafts): Part[] {
  return token.split('.').map((text, index) => {
    const name = PART_NAMES[kindOf(token)][index] ?? `Part ${index + 1}`
    const read = drafts[index] === undefined ? readableText(text) : null
    const draft = drafts[index] ?? (read && indented(read))
    if (draft === null) return { name, json: false, text, remarks: [] }
    return { name, json: true, text: draft, remarks: isJson(draft) ? remarksOn(draft) : [] }
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
    .with(index, json ? base64url.encode(isJson(text) ? shortened(text) : text) : text)
    .join('.')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
