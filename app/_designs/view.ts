import 'server-only'
import { cookies } from 'next/headers'
import type { Design } from './design'
import { allDesigns, getDesign } from './registry'

/** Which design is switched on: one by its id, or all of them side by side. */
export interface View {
  value: string
  /** Those that the compare page shows, and each of which has to let you in to a guarded page. */
  designs: readonly Design[]
}

export const SIDE_BY_SIDE = 'side-by-side'
export const VIEW_COOKIE = 'view'

/** The view of the URL, else the remembered one, else side by side. */
export async function getView(asked: string | string[] | undefined): Promise<View> {
  const remembered = (await cookies()).get(VIEW_COOKIE)?.value
  return parseView(asked) ?? parseView(remembered) ?? { value: SIDE_BY_SIDE, designs: allDesigns() }
}

export function parseView(value: string | string[] | undefined): View | null {
  if (typeof value !== 'string') return null
  if (value === SIDE_BY_SIDE) return { value, designs: allDesigns() }
  const design = getDesign(value)
  return design && { value, designs: [design] }
}
