/** The absolute lifetime and the idle time of a session, in seconds. */
export interface Lifetimes {
  absoluteS: number
  idleS: number
}

export interface AbsoluteOptions {
  /** Called once at sign-in. For a JWT from before this remedy, called at each use. */
  lifetimesOf(userId: string): Promise<Lifetimes>
  /** The longest idle time of any person, in seconds. */
  idleS: number
  /**
   * When this remedy went live. A JWT from before gets an expiry `absoluteS` after that time.
   * Without this option, it is refused.
   */
  acceptOlder?: Date
  now?: () => Date
}
