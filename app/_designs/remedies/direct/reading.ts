/** A session that was read; `session` is what the `session` callback made of it. */
export interface DirectReading {
  session: unknown
  expires: Date
}
