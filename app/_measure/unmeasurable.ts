/** Something that makes every figure of this design worthless; told to whoever measures. */
export class Unmeasurable extends Error {
  override name = 'Unmeasurable'
}
