import 'server-only'
import type { ServerPort } from '../../design'

/** A token that says nothing cannot say anything wrong. */
export const flawed: ServerPort['flawed'] = async () => null
