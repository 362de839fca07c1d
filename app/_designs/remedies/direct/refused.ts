import 'server-only'

/** Known by its name: NextAuth ends the session at any error, and has no word for this one. */
export const refused = (code: string) =>
  Object.assign(new Error(`The token is refused: ${code}.`), { name: 'Refused', code })
