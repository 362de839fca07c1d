import { Notice } from './notice'

/** For a browser that runs no script. `what` begins the sentence: the part that needs one. */
export function NeedsScript({ what }: { what: string }) {
  return (
    <noscript>
      <Notice kind="problem">
        {what} needs JavaScript, and this browser runs none here: allow it for this site, then load
        the page again.
      </Notice>
    </noscript>
  )
}
