/** An error that makes all figures of this design worthless. The page shows its message. */
export class Unmeasurable extends Error {
  override name = 'Unmeasurable'
}
