/** The answer to "sessions or JWT?" in three sentences. The page "Which one?" derives it. */
export const ANSWER: readonly string[] = [
  'One app with a database: use database sessions.',
  'Several services that check by themselves: use a short JWT with a refresh token.',
  'A JWT that lives for weeks, as NextAuth makes it, cannot be revoked.',
]
