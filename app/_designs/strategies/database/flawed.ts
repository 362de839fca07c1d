import 'server-only'
import type { ServerPort } from '../../design'

/** A token without claims cannot have a wrong claim. */
export const flawed: ServerPort['flawed'] = async () => null
