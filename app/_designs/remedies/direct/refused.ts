import 'server-only'

/**
 * An error with the name 'Refused'. NextAuth ends the session at any error and has no class for
 * this one.
 */
export const refused = (code: string) =>
  Object.assign(new Error(`The token is refused: ${code}.`), { name: 'Refused', code })
