import 'server-only'
import { z } from 'zod'
import type { Json, Values } from '../session'

const jsonObject = z.record(z.string(), z.custom<Json>())

/** What a token can be read as, for a page to show; null where it cannot be read, which is worth showing too. */
export async function valuesOf(read: () => unknown): Promise<Values | null> {
  try {
    return jsonObject.parse(await read())
  } catch {
    return null
  }
}
