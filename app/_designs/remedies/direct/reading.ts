/** A session that was read; `session` is the result of the `session` callback. */
export interface DirectReading {
  session: unknown
  expires: Date
}
