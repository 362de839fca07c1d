import 'server-only'
import { z } from 'zod'
import type { Json, Values } from '../session'

const jsonObject = z.record(z.string(), z.custom<Json>())

/**
 * The readable values of a token, for a page.
 * @returns null if the token cannot be read, which the page shows too
 */
export async function valuesOf(read: () => unknown): Promise<Values | null> {
  try {
    return jsonObject.parse(await read())
  } catch {
    return null
  }
}
