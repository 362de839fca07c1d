/** How long a session lasts however much it is used, and how long without use; in seconds. */
export interface Lifetimes {
  absoluteS: number
  idleS: number
}

export interface AbsoluteOptions {
  /** Asked once, at sign-in; and for a JWT from before, at each use of it. */
  lifetimesOf(userId: string): Promise<Lifetimes>
  /** The longest time without use that anybody has; in seconds. */
  idleS: number
  /** When this remedy went live: a JWT from before has no end of its own, and gets one that is `absoluteS` after that. Without it, it is refused. */
  acceptOlder?: Date
  now?: () => Date
}
